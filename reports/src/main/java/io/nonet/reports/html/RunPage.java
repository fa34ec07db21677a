package io.nonet.reports.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import io.nonet.reports.model.RunReport;
import java.io.Writer;

/** The page of one run. */
public final class RunPage {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    private RunPage() {}

    /** Writes the whole page; text of the cluster can do nothing in it. */
    public static void write(RunReport run, Writer out) {
        ENGINE.render(
                "run.jte",
                new RunView(run, Assets.of(true, "timeline.js", "charts.js", "seen.js")),
                new PageOutput(new WriterOutput(out)));
    }
}
