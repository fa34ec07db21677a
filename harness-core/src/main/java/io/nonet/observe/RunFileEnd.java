package io.nonet.observe;

/**
 * Where a run file ends.
 *
 * @param lines how many there are, the one that is cut off included
 * @param cutOff whether the harness was killed in the middle of the last line
 */
public record RunFileEnd(int lines, boolean cutOff) {}
