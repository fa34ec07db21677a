package io.nonet.chaos.judge;

import static io.nonet.chaos.judge.TestingOperations.history;
import static io.nonet.chaos.judge.TestingOperations.info;
import static io.nonet.chaos.judge.TestingOperations.judge;
import static io.nonet.chaos.judge.TestingOperations.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.history.Model;
import io.nonet.chaos.history.Operation;
import io.nonet.observe.Observation.HistoryJudged;
import io.nonet.observe.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JudgementTest {
    @Test
    void isRememberedByWhoAskedAndWhen() {
        Operation[] asked = {
            ok("0", "write", "1", 1, 2),
            ok("0", "write", "2", 3, 4),
            info("1", "write", "3", 5),
            ok("2", "read", "1", 6, 7)
        };
        HistoryJudged judged =
                judge(Model.REGISTER, asked).observation("reads are fresh", history(Model.REGISTER, asked));

        assertThat(judged.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(judged.name()).isEqualTo("reads are fresh");
        assertThat(judged.model()).isEqualTo("register");
        assertThat(judged.windows()).hasSize(1);
        assertThat(judged.windows().get(0).reason()).contains("line 6");
        assertThat(judged.windows().get(0).operations())
                .contains(new HistoryJudged.Asked("0", 3_000_000_000L), new HistoryJudged.Asked("2", 6_000_000_000L))
                .doesNotContain(new HistoryJudged.Asked("0", 1_000_000_000L));
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatIsInOrderIsRememberedAsPassed(Ruling ruling) {
        List<Window> windows = ruling == Ruling.VIOLATION
                ? judge(Model.REGISTER, ok("0", "read", "9", 1, 2)).windows()
                : List.of();
        HistoryJudged judged = new Judgement(ruling, "why", windows, Map.of())
                .observation("n", history(Model.REGISTER, ok("0", "read", "null", 1, 2)));

        assertThat(judged.verdict() == Verdict.PASSED).isEqualTo(ruling == Ruling.OK);
        assertThat(judged.verdict() == Verdict.FAILED).isEqualTo(ruling == Ruling.VIOLATION);
    }
}
