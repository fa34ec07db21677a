package io.nonet.reports.html;

import static java.util.Objects.requireNonNull;

/** The page of a running cluster; what it shows comes from the server that it is of. */
public record DashboardView(String cluster, Assets assets) {
    public DashboardView {
        requireNonNull(cluster, "cluster");
        requireNonNull(assets, "assets");
    }
}
