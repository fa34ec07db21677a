package io.nonet.chaos.judge;

/** What a judge says of a history. */
public enum Ruling {
    /** All of it is as promised. */
    OK,
    /** Something in it cannot be, if what was promised holds. */
    VIOLATION,
    /** It could not be told, as time or memory ran out or what was recorded does not suffice. */
    UNKNOWN
}
