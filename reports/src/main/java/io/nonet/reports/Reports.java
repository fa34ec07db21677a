package io.nonet.reports;

import io.nonet.observe.OwnerOnly;
import io.nonet.reports.model.RunReader;
import io.nonet.reports.model.RunReport;
import io.nonet.reports.model.UnusableFolderException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reports of single runs. */
public final class Reports {
    private Reports() {}

    /**
     * Writes a report beside the run file, in place of an older one, readable by its owner only as the run file is.
     *
     * @return the file
     * @throws io.nonet.observe.RunFileException when the run file can't be read, is of another schema version, or a line is
     *     broken
     * @throws UnusableFolderException when the disk refuses
     */
    public static Path write(Path runFile, ReportFormat format) {
        return write(runFile, RunReader.read(runFile), format);
    }

    /** The same of a run that was read already. */
    static Path write(Path runFile, RunReport run, ReportFormat format) {
        Path file = runFile.resolveSibling(format.fileName());
        replace(file, text(run, format));
        return file;
    }

    /**
     * The report itself, as text.
     *
     * @throws io.nonet.observe.RunFileException as {@link #write}
     */
    public static String text(RunReport run, ReportFormat format) {
        StringWriter out = new StringWriter();
        try {
            format.write(run, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    static void replace(Path file, String content) {
        try {
            OwnerOnly.write(file, content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UnusableFolderException(
                    "The report " + file + " can't be written",
                    "Make its folder one that can be written to, and has room; a single report goes elsewhere by nonet"
                            + " report --output FILE.",
                    e);
        }
    }
}
