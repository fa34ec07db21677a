package io.nonet.reports.machine;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.nonet.reports.model.Claim;
import io.nonet.reports.model.Failure;
import io.nonet.reports.model.RunReport;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Runs as Surefire writes tests: a {@code testsuite} for each test class, a {@code testcase} for each run.
 *
 * <p>A run that failed is a {@code failure}. One that is inconclusive, vacuous, unsupported or incomplete is an
 * {@code error}: as {@code skipped} it would count as good. Several suites stand in one {@code testsuites}.
 */
public final class JunitXml {
    private static final double NANOS = 1e9;

    private JunitXml() {}

    /** Writes one run, as the only one of its suite. */
    public static void write(RunReport run, Writer out) throws IOException {
        document(out, xml -> suite(xml, TestName.of(run.started().name()).type(), List.of(run)));
    }

    /** Writes runs, by their suites; those that cannot be read make one of their own. */
    public static void write(List<RunReport> runs, List<UnreadableRun> unreadable, Writer out) throws IOException {
        document(out, xml -> {
            xml.writeStartElement("testsuites");
            for (var suite : runs.stream()
                    .collect(groupingBy(run -> TestName.of(run.started().name()).type(), LinkedHashMap::new, toList()))
                    .entrySet()) {
                suite(xml, suite.getKey(), suite.getValue());
            }
            if (!unreadable.isEmpty()) {
                unreadable(xml, unreadable);
            }
            xml.writeEndElement();
        });
    }

    private static void document(Writer out, Body body) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            body.write(xml);
            xml.writeEndDocument();
            xml.writeCharacters("\n");
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static void suite(XMLStreamWriter xml, String name, List<RunReport> runs) throws XMLStreamException {
        long failures = runs.stream().filter(JunitXml::failed).count();
        long passed = runs.stream().filter(JunitXml::passed).count();
        long nanos = runs.stream().mapToLong(RunReport::endNanos).sum();
        startSuite(xml, name, nanos, runs.size(), runs.size() - failures - passed, failures);
        for (RunReport run : runs) {
            test(xml, run);
        }
        xml.writeEndElement();
    }

    private static void unreadable(XMLStreamWriter xml, List<UnreadableRun> runs) throws XMLStreamException {
        startSuite(xml, UnreadableRun.WORD, 0, runs.size(), runs.size(), 0);
        for (UnreadableRun run : runs) {
            startTest(xml, run.name(), 0);
            xml.writeStartElement("error");
            attribute(xml, "message", run.problem());
            attribute(xml, "type", UnreadableRun.WORD);
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void startSuite(XMLStreamWriter xml, String name, long nanos, int tests, long errors, long failures)
            throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute(xml, "name", name);
        attribute(xml, "time", seconds(nanos));
        attribute(xml, "tests", Integer.toString(tests));
        attribute(xml, "errors", Long.toString(errors));
        attribute(xml, "skipped", "0");
        attribute(xml, "failures", Long.toString(failures));
    }

    private static void startTest(XMLStreamWriter xml, String runName, long nanos) throws XMLStreamException {
        TestName test = TestName.of(runName);
        xml.writeStartElement("testcase");
        attribute(xml, "name", test.method());
        attribute(xml, "classname", test.type());
        attribute(xml, "time", seconds(nanos));
    }

    private static void test(XMLStreamWriter xml, RunReport run) throws XMLStreamException {
        startTest(xml, run.started().name(), run.endNanos());
        if (!passed(run)) {
            xml.writeStartElement(failed(run) ? "failure" : "error");
            attribute(xml, "message", run.ending().reason());
            attribute(xml, "type", run.ending().word());
            xml.writeCharacters(XmlText.of(failures(run)));
            xml.writeEndElement();
        }
        xml.writeStartElement("system-out");
        xml.writeCharacters(XmlText.of(told(run)));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static String failures(RunReport run) {
        StringBuilder text = new StringBuilder(run.ending().reason()).append('\n');
        for (Failure failure : run.failures()) {
            text.append("at ")
                    .append(seconds(failure.nanos()))
                    .append(" s ")
                    .append(failure.what())
                    .append('\n')
                    .append(failure.why().isBlank() ? "" : failure.why().strip() + "\n");
        }
        return text.toString();
    }

    private static String told(RunReport run) {
        StringBuilder text = new StringBuilder();
        text.append("run ").append(run.started().runId()).append('\n');
        text.append("repeat it: ").append(run.started().command()).append('\n');
        for (Claim claim : run.claims()) {
            text.append(claim.proved() ? "holds: " : "does not hold: ")
                    .append(claim.name())
                    .append('\n');
        }
        run.measurements().forEach(seen -> text.append(seen.observation().name())
                .append(": ")
                .append(seen.observation().value())
                .append(' ')
                .append(seen.observation().unit())
                .append('\n'));
        return text.toString();
    }

    private static boolean passed(RunReport run) {
        return run.ending().word().equals("passed");
    }

    private static boolean failed(RunReport run) {
        return run.ending().word().equals("failed");
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, XmlText.of(value));
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / NANOS);
    }

    /** What stands in the document. */
    @FunctionalInterface
    private interface Body {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }
}
