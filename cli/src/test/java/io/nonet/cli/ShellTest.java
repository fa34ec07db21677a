package io.nonet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShellTest {
    private static final String NASTY = "/tmp/a b/it's $HOME `id` \"q\" \\ * ; # \n!";

    @Test
    void posixShellTakesValuesAsTheyAre() throws Exception {
        String script = new PosixShell().render(change(Map.of("CONSUL_CACERT", NASTY), Optional.empty()));

        assertThat(evaluated(script, "printf %s \"$CONSUL_CACERT\"")).isEqualTo(NASTY);
    }

    @Test
    void posixShellPutsAFolderFirstOnceOnly() throws Exception {
        String script = new PosixShell().render(change(Map.of(), Optional.of(Path.of("/a b/it's*"))));

        assertThat(evaluated(script, "PATH=/bin; eval \"$1\"; eval \"$1\"; printf %s \"$PATH\""))
                .isEqualTo("/a b/it's*:/bin");
        assertThat(evaluated(script, "PATH=/bin:\"/a b/it's*\"; eval \"$1\"; printf %s \"$PATH\""))
                .isEqualTo("/a b/it's*:/bin:/a b/it's*");
    }

    @Test
    void posixShellTakesVariablesAway() throws Exception {
        var change = EnvironmentChange.without(List.of("NOMAD_ADDR"), Path.of("/cache/bin"), "/cache/bin/x:/bin");

        assertThat(evaluated(
                        "",
                        "NOMAD_ADDR=x; eval \"$2\"; printf %s \"${NOMAD_ADDR-gone} $PATH\"",
                        new PosixShell().render(change)))
                .isEqualTo("gone /bin");
    }

    @Test
    void whatAnEarlierChangeSetIsTakenAwayUnlessItIsSetAnew() throws Exception {
        var change = EnvironmentChange.to(
                Map.of("CONSUL_HTTP_ADDR", "new"), List.of("CONSUL_HTTP_ADDR", "NOMAD_ADDR"), Optional.empty());

        assertThat(evaluated(
                        "",
                        "CONSUL_HTTP_ADDR=old; NOMAD_ADDR=old; eval \"$2\";"
                                + " printf %s \"$CONSUL_HTTP_ADDR ${NOMAD_ADDR-gone}\"",
                        new PosixShell().render(change)))
                .isEqualTo("new gone");
    }

    @Test
    void fishQuotesBackslashesAndQuotes() {
        assertThat(new Fish().render(change(Map.of("A", "it's \\ $x"), Optional.of(Path.of("/it's")))))
                .isEqualTo("set -gx A 'it\\'s \\\\ $x';\n"
                        + "test \"$PATH[1]\" = '/it\\'s'; or set -gx PATH '/it\\'s' $PATH;");
        assertThat(new Fish().unset("A")).isEqualTo("set -e A;");
    }

    @Test
    void powerShellDoublesEveryKindOfQuote() {
        assertThat(new PowerShell().render(change(Map.of("A", "it's \u2019 $x"), Optional.of(Path.of("/it's")))))
                .isEqualTo("$env:A = 'it''s \u2019\u2019 $x'\n"
                        + "if (-not $env:PATH.StartsWith('/it''s:')) { $env:PATH = '/it''s:' + $env:PATH }");
        assertThat(new PowerShell().unset("A")).isEqualTo("Remove-Item -ErrorAction SilentlyContinue Env:A");
    }

    @Test
    void jsonHoldsThePathThatResults() throws IOException {
        EnvironmentChange change = change(Map.of("A", NASTY), Optional.of(Path.of("/first")));

        JsonNode fresh = new ObjectMapper().readTree(Dialect.json.render(change, "/bin"));
        JsonNode again = new ObjectMapper().readTree(Dialect.json.render(change, "/first:/bin"));

        assertThat(fresh.path("A").asText()).isEqualTo(NASTY);
        assertThat(fresh.path("PATH").asText()).isEqualTo("/first:/bin");
        assertThat(again.path("PATH").asText()).isEqualTo("/first:/bin");
    }

    @Test
    void jsonMarksWhatIsTakenAwayByNull() throws IOException {
        var change = EnvironmentChange.without(List.of("A"), Path.of("/cache"), "/bin");

        assertThat(Dialect.json.render(change, "/bin")).isEqualToIgnoringWhitespace("{\"A\": null}");
    }

    @Test
    void commandLineIsQuotedOnlyWhereNeeded() {
        assertThat(CommandLineText.of(List.of("./nonet", "up", "--config", "my file.yaml", "--name=x")))
                .isEqualTo("./nonet up --config 'my file.yaml' --name=x");
    }

    private static EnvironmentChange change(Map<String, String> set, Optional<Path> first) {
        return EnvironmentChange.to(set, List.of(), first);
    }

    /** What a shell prints for {@code then} once it has evaluated {@code script}, which is also its {@code $1}. */
    private static String evaluated(String script, String then, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "eval \"$1\"; " + then, "sh", script));
        command.addAll(List.of(more));
        Process shell = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(shell.getInputStream().readAllBytes(), UTF_8);
        assertThat(shell.waitFor()).isZero();
        return printed;
    }
}
