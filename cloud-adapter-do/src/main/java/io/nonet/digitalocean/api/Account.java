package io.nonet.digitalocean.api;

/** The account that a token belongs to; {@code dropletLimit} is how many droplets it may have at once. */
public record Account(int dropletLimit, String status, String statusMessage) {
    /** Whether it may make nothing any more. */
    public boolean isLocked() {
        return status.equals("locked");
    }
}
