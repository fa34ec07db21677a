package io.nonet.digitalocean.api;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A virtual machine.
 *
 * @param name not unique
 * @param status {@code new}, {@code active}, {@code off} or {@code archive}
 * @param networks without any address at first
 */
public record Droplet(long id, String name, String status, Networks networks, List<String> tags, Cost size) {
    private static final Networks NONE = new Networks(List.of());

    /** The addresses, by protocol. */
    public record Networks(List<Address> v4) {
        public Networks {
            v4 = List.copyOf(v4);
        }
    }

    /**
     * One address.
     *
     * @param type {@code public} or {@code private}
     */
    public record Address(String ipAddress, String type) {}

    /** What it costs for each hour that it exists, in US dollars. */
    public record Cost(@Nullable BigDecimal priceHourly) {}

    public Droplet {
        networks = requireNonNullElse(networks, NONE);
        tags = List.copyOf(tags);
        size = requireNonNullElse(size, new Cost(null));
    }

    /** Whether it was made, runs, and has both its addresses. */
    public boolean isReady() {
        return status.equals("active")
                && publicAddress().isPresent()
                && privateAddress().isPresent();
    }

    /** Where the operator reaches it; empty at first. */
    public Optional<String> publicAddress() {
        return address("public");
    }

    /** Where the other nodes reach it; empty at first. */
    public Optional<String> privateAddress() {
        return address("private");
    }

    /** In US dollars; 0 if the API does not say. */
    public BigDecimal priceHourly() {
        return requireNonNullElse(size.priceHourly(), BigDecimal.ZERO);
    }

    private Optional<String> address(String type) {
        return networks.v4().stream()
                .filter(address -> address.type().equals(type))
                .map(Address::ipAddress)
                .filter(address -> !address.isEmpty())
                .findFirst();
    }
}
