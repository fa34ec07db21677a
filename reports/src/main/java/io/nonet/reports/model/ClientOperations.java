package io.nonet.reports.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What one client asked.
 *
 * @param client its name; untrusted text
 * @param operations in the order in which they were asked
 */
public record ClientOperations(String client, List<DrawnOperation> operations) {
    public ClientOperations {
        requireNonNull(client, "client");
        operations = List.copyOf(operations);
    }
}
