package io.nonet.reports.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The page that shows a running cluster while it runs. */
public final class DashboardPage {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    private DashboardPage() {}

    /**
     * The whole page. It asks the server that it comes from for {@code events}, and sends orders to {@code faults}, both with
     * the token that is the fragment of its own address, as in {@code #token=0a1b}.
     */
    public static String of(String cluster) {
        StringOutput out = new StringOutput();
        DashboardView view = new DashboardView(cluster, Assets.of(false, "dashboard.js"));
        ENGINE.render("dashboard.jte", view, new PageOutput(out));
        return out.toString();
    }
}
