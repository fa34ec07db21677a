package io.nonet.reports.html;

import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import io.nonet.observe.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * Where pages are written to: whatever text a template is given is escaped for where it stands, in text as in attributes, and
 * what is not seen in it is made visible. Marks that change the direction of writing would reach beyond the text that they are
 * in: they can end the isolation of a {@code <bdi>}, and attributes, from which scripts make what they tell, have none.
 */
final class PageOutput extends OwaspHtmlTemplateOutput {
    PageOutput(TemplateOutput out) {
        super(out);
    }

    @Override
    public void writeUserContent(@Nullable String text) {
        super.writeUserContent(text == null ? null : VisibleText.ofLines(text));
    }
}
