package io.nonet.reports.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.Writer;
import java.util.List;

/** The page that leads to those of several runs. */
public final class IndexPage {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    private IndexPage() {}

    /**
     * Writes the whole page.
     *
     * @param rows in the order in which they are shown
     * @param problems of runs that could not be read
     */
    public static void write(String title, List<IndexView.Row> rows, List<String> problems, Writer out) {
        ENGINE.render(
                "index.jte",
                new IndexView(title, rows, problems, Assets.of(false)),
                new PageOutput(new WriterOutput(out)));
    }
}
