package io.nonet.chaos.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.observe.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    @CsvSource({"acquire,LOCK", "add,SET", "dequeue,QUEUE", "watch,WATCH", "cas,REGISTER", "read,REGISTER"})
    void tellsTheModelByWhatIsAsked(String function, Model model) {
        assertThat(parse(event("0", "invoke", function, "k", "[1,2]")).model()).isEqualTo(model);
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"process":0,"ty                                               | h:3: expected a JSON object
            []                                                             | h:3: expected a JSON object, found []
            {"process":0,"type":"done","f":"read"}                         | h:3: type: expected invoke, ok, fail or info, found done
            {"type":"invoke","f":"read"}                                   | h:3: process: expected a number or a name
            {"process":0,"type":"invoke"}                                  | h:3: f: expected what is asked
            {"process":[],"type":"invoke","f":"read"}                      | h:3: process: expected a text or a whole number, found []
            {"process":0,"type":"invoke","f":"read","key":"k","time":"x"}  | h:3: time: expected nanoseconds, found "x"
            {"process":0,"type":"invoke","f":"read","key":"k"}             | h:3: time: expected in all events or in none
            {"process":0,"type":"invoke","f":"read","key":"k","time":1}    | h:3: time: expected 5 or later, as in line 2, found 1
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

    private static History parse(String... lines) {
        return HistoryFile.parse("h", Arrays.asList(lines), Optional.empty());
    }

    static List<String> sample() {
        return List.of(WRITE, WRITTEN);
    }
}
