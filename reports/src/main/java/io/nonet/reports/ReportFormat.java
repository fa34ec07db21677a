package io.nonet.reports;

import io.nonet.reports.html.RunPage;
import io.nonet.reports.machine.JunitXml;
import io.nonet.reports.machine.Markdown;
import io.nonet.reports.machine.OpenTestReport;
import io.nonet.reports.machine.SummaryJson;
import io.nonet.reports.model.RunReport;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** What a report of one run can look like. */
public enum ReportFormat {
    /** A page that needs nothing but itself. */
    HTML("report.html") {
        @Override
        void write(RunReport run, Writer out) {
            RunPage.write(run, out);
        }
    },
    /** As {@code docs/summary.md} describes it. */
    JSON("summary.json") {
        @Override
        void write(RunReport run, Writer out) throws IOException {
            SummaryJson.write(run, out);
        }
    },
    /** Markdown, for the page of a CI job. */
    MD("summary.md") {
        @Override
        void write(RunReport run, Writer out) throws IOException {
            Markdown.write(run, out);
        }
    },
    /** As Surefire writes it. */
    JUNIT("junit.xml") {
        @Override
        void write(RunReport run, Writer out) throws IOException {
            JunitXml.write(run, out);
        }
    },
    /** Events of Open Test Reporting. */
    OPEN_TEST_REPORTING("open-test-report.xml") {
        @Override
        void write(RunReport run, Writer out) throws IOException {
            OpenTestReport.write(List.of(run), List.of(), out);
        }
    };

    private final String fileName;

    ReportFormat(String fileName) {
        this.fileName = fileName;
    }

    /** The name of the file beside the run file. */
    public String fileName() {
        return fileName;
    }

    abstract void write(RunReport run, Writer out) throws IOException;
}
