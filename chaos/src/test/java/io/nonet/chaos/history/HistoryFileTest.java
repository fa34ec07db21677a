package io.nonet.chaos.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.observe.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryFileTest {
    private static final String WRITE = event("0", "invoke", "write", "k", "3");
    private static final String WRITTEN = event("0", "ok", "write", "k", "3");

    @Test
    void pairsQuestionsWithAnswers() {
        History history = parse(
                WRITE,
                event("1", "invoke", "read", "k", "null"),
                WRITTEN,
                event("1", "fail", "read", "k", "null"),
                event("0", "invoke", "cas", "k", "[3,4]"));
        assertThat(history.model()).isEqualTo(Model.REGISTER);
        assertThat(history.operations())
                .extracting(Operation::outcome)
                .containsExactly(Outcome.OK, Outcome.FAIL, Outcome.INFO);
        assertThat(history.operations()).extracting(Operation::line).containsExactly(1, 2, 5);
        assertThat(history.operations().get(0).completed()).isEqualTo(3);
        assertThat(history.operations().get(2).completed()).isEqualTo(Operation.OPEN);
        assertThat(history.problems()).isEmpty();
    }

    @Test
    void aProcessGoesOnAfterAnAnswerThatTellsNothing() {
        History history = parse(
                WRITE,
                event("0", "info", "write", "k", "3"),
                event("0", "invoke", "read", "k", "null"),
                event("0", "ok", "read", "k", "3"));
        assertThat(history.operations()).extracting(Operation::outcome).containsExactly(Outcome.INFO, Outcome.OK);
        assertThat(history.operations().get(0).completed()).isEqualTo(Operation.OPEN);
    }

    @Test
    void readsWhatIsThereAtTheBeginning() {
        assertThat(parse("{\"initial\":7}", WRITE, WRITTEN)
                        .initial(Optional.of("k"))
                        .asInt())
                .isEqualTo(7);
        History byKey = parse("{\"initial\":{\"k\":1}}", WRITE, WRITTEN);
        assertThat(byKey.initial(Optional.of("k")).asInt()).isEqualTo(1);
        assertThat(byKey.initial(Optional.of("other")).isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "acquire,LOCK,1",
        "add,SET,1",
        "dequeue,QUEUE,1",
        "watch,WATCH,1",
        "cas,REGISTER,'[1,2]'",
        "read,REGISTER,1"
    })
    void tellsTheModelByWhatIsAsked(String function, Model model, String value) {
        assertThat(parse(event("0", "invoke", function, "k", value)).model()).isEqualTo(model);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            acquire | null | "7"     | h:2: value: expected a fencing number
            acquire | null | 7.5     | h:2: value: expected a fencing number
            watch   | "0"  | [1,2]   | h:1: value: expected an index
            watch   | -1   | [1,2]   | h:1: value: expected an index
            watch   | 0    | ["1",2] | h:2: value: expected [index,value]
            watch   | 0    | 1       | h:2: value: expected [index,value]
            cas     | 3    | 3       | h:1: value: expected [old,new]
            """)
    void refusesAValueOfAnotherShape(String function, String asked, String answered, String expected) {
        assertThatThrownBy(() ->
                        parse(event("0", "invoke", function, "k", asked), event("0", "ok", function, "k", answered)))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void aReadOfASetThatIsNoArraySpoilsItsKeyOnly() {
        History history = parse(
                event("0", "invoke", "add", "k", "1"),
                event("0", "ok", "add", "k", "1"),
                event("0", "invoke", "add", "other", "1"),
                event("0", "ok", "add", "other", "1"),
                event("0", "invoke", "read", "k", "null"),
                event("0", "ok", "read", "k", "1"));
        assertThat(history.unjudged()).containsExactly("k");
        assertThat(history.problems())
                .singleElement()
                .hasToString("line 6: value: expected an array of all elements for a read, found 1");
    }

    @Test
    void refusesTwoBeginnings() {
        assertThatThrownBy(() -> parse("{\"initial\":1}", "{\"initial\":{\"k\":2}}", WRITE, WRITTEN))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("h:2: initial: expected in one line, found again after line 1");
    }

    @Test
    void anAnswerThatWasNeverAskedForSpoilsItsKeyOnly() {
        History history = parse(WRITE, WRITTEN, event("1", "ok", "write", "x", "3"));
        assertThat(history.operations()).hasSize(1);
        assertThat(history.unjudged()).containsExactly("x");
        assertThat(history.problems())
                .singleElement()
                .hasToString("line 3: process 1 has an answer to what it never asked");
    }

    @Test
    void anAnswerToSomethingElseSpoilsBothKeys() {
        History history =
                parse(event("1", "invoke", "write", "x", "3"), event("1", "ok", "write", "y", "3"), WRITE, WRITTEN);
        assertThat(history.unjudged()).containsExactlyInAnyOrder("x", "y");
        assertThat(history.problems()).singleElement().asString().startsWith("line 2: ");
    }

    @Test
    void aProcessThatAsksTwiceSpoilsAllThatItIsAboutFromThenOn() {
        History history = parse(
                event("1", "invoke", "write", "x", "3"),
                event("1", "invoke", "write", "y", "3"),
                event("1", "ok", "write", "y", "3"),
                event("1", "invoke", "write", "z", "3"),
                WRITE,
                WRITTEN);
        assertThat(history.unjudged()).containsExactlyInAnyOrder("x", "y", "z");
        assertThat(history.operations()).hasSize(1);
        assertThat(history.problems()).singleElement().asString().startsWith("line 2: process 1 asks again");
    }

    @Test
    void anUnknownFunctionSpoilsItsKey() {
        History history =
                parse(WRITE, WRITTEN, event("1", "invoke", "flip", "x", "3"), event("1", "ok", "flip", "x", "3"));
        assertThat(history.unjudged()).containsExactly("x");
        assertThat(history.problems())
                .singleElement()
                .hasToString("line 3: f: expected one of cas, read, write, as of a register, found flip");
    }

    @Test
    void aLastLineThatIsCutOffIsLeftOut() {
        History history = parse(WRITE, WRITTEN, "{\"process\":0,\"ty");
        assertThat(history.operations()).hasSize(1);
        assertThat(history.cutOff()).isTrue();
        assertThat(history.unjudged()).isEmpty();
        assertThat(history.problems()).singleElement().asString().startsWith("line 3: is cut off");
    }

    @Test
    void aLastLineWithItsEndIsNotCutOff() {
        assertThatThrownBy(() -> parse(WRITE, WRITTEN, "garbage", ""))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("h:3: expected a JSON object");
    }

    @Test
    void aFileThatIsCutOffWithinACharacterIsJudgedUpToThere() {
        byte[] whole = (WRITE + "\n" + WRITTEN + "\n{\"process\":\"ä").getBytes(StandardCharsets.UTF_8);
        History history = parse(Arrays.copyOf(whole, whole.length - 1));
        assertThat(history.operations()).hasSize(1);
        assertThat(history.cutOff()).isTrue();
    }

    @Test
    void namesTheLineThatIsNoUtf8() {
        byte[] latin = (WRITE + "\n\u00e4\n" + WRITTEN).getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> parse(latin))
                .isInstanceOf(HistoryException.class)
                .hasMessage("h:2: expected UTF-8, found other bytes");
    }

    @Test
    void takesAByteOrderMarkAndCarriageReturnsForNothing() {
        History history = parse("\uFEFF" + WRITE + "\r", WRITTEN + "\r", "\r");
        assertThat(history.operations()).hasSize(1);
        assertThat(history.problems()).isEmpty();
    }

    @Test
    void refusesAValueThatIsTooDeepToBeCompared() {
        String deep = "[".repeat(900) + "]".repeat(900);
        assertThatThrownBy(() -> parse(event("0", "invoke", "write", "k", deep), WRITTEN))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("h:1: expected a JSON object, but Document nesting depth");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"process":0,"ty                                               | h:3: expected a JSON object
            []                                                             | h:3: expected a JSON object, found []
            {"process":0,"type":"done","f":"read"}                         | h:3: type: expected invoke, ok, fail or info, found done
            {"type":"invoke","f":"read"}                                   | h:3: process: expected a number or a name
            {"process":0,"type":"invoke"}                                  | h:3: f: expected what is asked
            {"process":[],"type":"invoke","f":"read"}                      | h:3: process: expected a text or a whole number, found []
            {"process":0,"type":"invoke","f":"read","key":"k","time":"x"}  | h:3: time: expected a whole number, found "x"
            {"process":0,"type":"invoke","f":"read","key":"k"}             | h:3: time: expected in all events or in none
            {"process":0,"type":"invoke","f":"read","key":"k","time":1}    | h:3: time: expected 5 or later, as in line 2, found 1
            {"process":0,"type":"INVOKE","f":"read"}                       | h:3: type: expected invoke, ok, fail or info, found INVOKE
            {"process":0,"process":1,"type":"invoke","f":"read"}           | h:3: expected a JSON object, but Duplicate
            {"process":0,"type":"invoke","f":"read","time":7} {}           | h:3: expected a JSON object, but more follows after the end
            {"process":0,"type":"invoke","f":"read","key":"k","time":7.5}  | h:3: time: expected a whole number, found 7.5
            {"process":0,"type":"invoke","f":"read","freshness":"stale"}   | h:3: freshness: expected an object, found "stale"
            {"process":0,"type":"invoke","f":"read","freshness":{"mode":"Stale"}} | h:3: freshness.mode: expected default, consistent or stale, found Stale
            {"process":0,"type":"invoke","f":"read","freshness":{"mode":"stale","index":"7"}} | h:3: freshness.index: expected a whole number, found "7"
            {"process":0,"type":"invoke","f":"read","freshness":{"mode":"stale","knownLeader":"yes"}} | h:3: freshness.knownLeader: expected true or false, found "yes"
            {"initial":3,"process":0,"type":"invoke","f":"read"}           | h:3: initial: expected nothing else in its line
            {"initial":3}                                                  | h:3: initial: expected before the first event
            {"process":3,"type":"ok","f":"read","time":6}                  | h:3: process 3 has an answer to what it never asked
            """)
    void refusesAFileWithALineThatCannotBe(String line, String expected) {
        String asked = "{\"process\":0,\"type\":\"invoke\",\"f\":\"write\",\"key\":\"k\",\"value\":3,\"time\":4}";
        String answered = "{\"process\":0,\"type\":\"ok\",\"f\":\"write\",\"key\":\"k\",\"value\":3,\"time\":5}";
        assertThatThrownBy(() -> parse(asked, answered, line, asked.replace("4", "9")))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void refusesAFileOfWhichNothingIsLeft() {
        assertThatThrownBy(() -> parse(WRITTEN))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("nothing of it can be judged")
                .hasMessageContaining("h:1: process 0 has an answer");
        assertThatThrownBy(() -> parse("{\"initial\":7}"))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("expected operations, found none");
        assertThatThrownBy(HistoryFileTest::parse).isInstanceOf(HistoryException.class);
    }

    private static String event(String process, String type, String function, String key, String value) {
        return "{\"process\":%s,\"type\":\"%s\",\"f\":\"%s\",\"key\":\"%s\",\"value\":%s}"
                .formatted(process, type, function, key, value);
    }

    @Test
    void everyBeginningOfALineIsOneThatWasCutOff() {
        String line =
                "{\"process\":1,\"type\":\"invoke\",\"f\":\"write\",\"key\":\"\u00fc\\u00fc\",\"value\":[-1.5e3,true,null]}";
        for (int length = 1; length < line.length(); length++) {
            History history = parse(WRITE, WRITTEN, line.substring(0, length));
            assertThat(history.cutOff()).as(line.substring(0, length)).isTrue();
            assertThat(history.problems())
                    .singleElement()
                    .hasToString("line 3: is cut off; what comes before it is judged");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# end",
                "{\"process\":1,\"type\":\"ok\",\"f\":\"read\",\"value\":7,\"value\":7}",
                "{\"process\":1,\"type\":\"invoke\",\"f\":\"read\"} {\"process\":1,\"type\":\"ok\",\"f\":\"read\"}",
                "{\"process\":1,\"type\":\"invoke\",\"f\":\"read\",\"value\":1e99999999999}",
                "[1"
            })
    void aWrongLastLineIsNotCalledCutOff(String line) {
        assertThatThrownBy(() -> parse(WRITE, WRITTEN, line))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("h:3");
    }

    @Test
    void aLastLineMayEndWithinACharacterButHoldNoOtherBytes() {
        byte[] whole = (WRITE + "\n" + WRITTEN + "\n{\"process\":\"\u00fc").getBytes(StandardCharsets.UTF_8);
        byte[] within = Arrays.copyOf(whole, whole.length - 1);
        assertThat(HistoryLines.of("h", within).lines()).hasSize(3);
        byte[] wrong = Arrays.copyOf(whole, whole.length + 1);
        wrong[whole.length] = (byte) 0xFF;
        assertThatThrownBy(() -> HistoryLines.of("h", wrong)).hasMessageContaining("h:3");
    }

    @Test
    void anAnswerWithAnotherValueIsOneToSomethingElse() {
        History history =
                parse(WRITE, WRITTEN, event("1", "invoke", "write", "x", "3"), event("1", "ok", "write", "x", "4"));
        assertThat(history.unjudged()).containsExactly("x");
        assertThat(history.problems())
                .singleElement()
                .asString()
                .contains("it asked for write 3 of x in line 3, and the answer is for write 4 of x");
    }

    @Test
    void aValueThatIsWrittenTwiceSpoilsAWatch() {
        History history = parse(
                Model.WATCH,
                event("0", "invoke", "watch", "k", "0"),
                event("1", "invoke", "write", "x", "3"),
                event("1", "ok", "write", "x", "3"),
                event("1", "invoke", "write", "x", "3.0"));
        assertThat(history.unjudged()).containsExactly("x");
        assertThat(history.problems())
                .singleElement()
                .hasToString("line 4: value: expected each value to be written once, found 3.0 again, as in line 2");
    }

    @Test
    void anObjectIsTheValueAtTheBeginningWhereThereAreNoKeys() {
        String read = "{\"process\":0,\"type\":\"%s\",\"f\":\"read\",\"value\":{\"a\":1}}";
        History history = parse("{\"initial\":{\"a\":1}}", read.formatted("invoke"), read.formatted("ok"));
        assertThat(history.initial(Optional.empty()).path("a").asInt()).isEqualTo(1);
    }

    @Test
    void namesABeginningThatSaysNothing() {
        History history = parse("{\"initial\":{\"other\":1,\"k\":0}}", WRITE, WRITTEN);
        assertThat(history.problems()).singleElement().hasToString("line 1: initial: nothing is asked of key other");
        assertThatThrownBy(() -> parse(Model.SET, "{\"initial\":1}", event("0", "invoke", "add", "k", "1")))
                .hasMessageContaining("h:1: initial: expected an array of what is in the set, found 1");
    }

    private static History parse(String... lines) {
        return parse(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static History parse(Model model, String... lines) {
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return HistoryFile.parse("h", HistoryLines.of("h", bytes), Optional.of(model));
    }

    private static History parse(byte[] bytes) {
        return HistoryFile.parse("h", HistoryLines.of("h", bytes), Optional.empty());
    }

    static List<String> sample() {
        return List.of(WRITE, WRITTEN);
    }
}
