package io.nonet.reports.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.observe.Observation.Check;
import io.nonet.observe.Observation.RunFinished;
import io.nonet.observe.Verdict;
import io.nonet.reports.TestingRun;
import io.nonet.reports.model.RunReader;
import io.nonet.reports.model.RunReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.reporting.tooling.core.validator.DefaultValidator;
import org.w3c.dom.Element;

class XmlReportsTest {
    @TempDir
    Path folder;

    @Test
    void aRunIsATestCaseOfItsClass() throws Exception {
        Element suite = junit(List.of(run("PartitionScenario-aLeaderIsCutOff", Verdict.PASSED)));
        assertThat(suite.getTagName()).isEqualTo("testsuites");
        Element test = (Element) suite.getElementsByTagName("testcase").item(0);
        assertThat(test.getAttribute("classname")).isEqualTo("PartitionScenario");
        assertThat(test.getAttribute("name")).isEqualTo("aLeaderIsCutOff");
        assertThat(test.getAttribute("time")).isEqualTo("3.000");
    }

    @ParameterizedTest
    @EnumSource
    void nothingButAPassedRunLooksGood(Verdict verdict) throws Exception {
        Element suite = (Element) junit(List.of(run("A-b", verdict)))
                .getElementsByTagName("testsuite")
                .item(0);
        int bad = Integer.parseInt(suite.getAttribute("errors")) + Integer.parseInt(suite.getAttribute("failures"));
        assertThat(bad).isEqualTo(verdict == Verdict.PASSED ? 0 : 1);
        assertThat(suite.getAttribute("skipped")).isEqualTo("0");
        assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(verdict == Verdict.FAILED ? 1 : 0);
        assertThat(suite.getElementsByTagName("failure").getLength()
                        + suite.getElementsByTagName("error").getLength())
                .isEqualTo(bad);
    }

    @Test
    void textThatIsNoXmlStillMakesADocument() throws Exception {
        Element suite = junit(List.of(run(TestingRun.HOSTILE, Verdict.FAILED)));
        assertThat(suite.getElementsByTagName("img").getLength()).isZero();
        assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
                .contains("</script>");
    }

    @Test
    void textWithoutRoomInXmlIsToldByItsNumber() {
        assertThat(XmlText.of("a\u0000b\ud800c\uffffd\te\n")).isEqualTo("a\\u0000b\\ud800c\ufffdd\te\n");
    }

    @Test
    void openTestReportIsAsItsSchemaSays() throws IOException {
        StringWriter out = new StringWriter();
        OpenTestReport.write(
                List.of(
                        run("A-passes", Verdict.PASSED),
                        run("A-fails", Verdict.FAILED),
                        run(TestingRun.HOSTILE, Verdict.VACUOUS)),
                List.of(),
                out);
        Path file = Files.writeString(folder.resolve("events.xml"), out.toString());
        assertThat(new DefaultValidator().validate(file).messages()).isEmpty();
        assertThat(out.toString()).contains("status=\"SUCCESSFUL\"", "status=\"FAILED\"", "status=\"ERRORED\"");
    }

    private Element junit(List<RunReport> runs) throws Exception {
        StringWriter out = new StringWriter();
        JunitXml.write(runs, List.of(), out);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toString().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private RunReport run(String name, Verdict verdict) throws IOException {
        return RunReader.read(new TestingRun(name)
                .at(2, Check.of(name, verdict != Verdict.FAILED, "1", name))
                .at(3, new RunFinished(verdict, name))
                .write(Files.createTempDirectory(folder, "run")));
    }
}
