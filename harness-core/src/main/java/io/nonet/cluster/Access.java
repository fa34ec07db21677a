package io.nonet.cluster;

import static java.util.Objects.requireNonNull;

import io.nonet.topology.pki.Identity;

/** What a caller needs to be let in: the cluster's authority and the operator's certificate with its key. */
public record Access(String caCertificatePem, Identity operator) {
    public Access {
        requireNonNull(caCertificatePem, "caCertificatePem");
        requireNonNull(operator, "operator");
    }
}
