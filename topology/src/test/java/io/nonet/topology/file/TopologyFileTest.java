package io.nonet.topology.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nonet.topology.Driver;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Role;
import io.nonet.topology.Subnet;
import io.nonet.topology.Topology;
import io.nonet.topology.TopologyException;
import io.nonet.topology.Versions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyFileTest {
    @Test
    void readsEveryKey() {
        Topology topology = parse("""
                name: staging
                datacenter: east
                region: europe
                subnet: 10.83.7.0/24
                raft-multiplier: 5
                versions:
                  consul: 1.13.9
                  nomad: 1.4.2
                consul-servers: 5
                nomad-servers: 1
                nomad-clients: 2
                node-names:
                  consul-server: keeper
                  nomad-server: planner
                  nomad-client: worker
                drivers: [exec, docker]
                """);

        assertThat(topology)
                .isEqualTo(Topology.builder()
                        .name("staging")
                        .datacenter("east")
                        .region("europe")
                        .subnet(Subnet.parse("10.83.7.0/24"))
                        .raftMultiplier(5)
                        .versions(new Versions("1.13.9", "1.4.2"))
                        .consulServers(5)
                        .nomadServers(1)
                        .nomadClients(2)
                        .namePrefix(Role.CONSUL_SERVER, "keeper")
                        .namePrefix(Role.NOMAD_SERVER, "planner")
                        .namePrefix(Role.NOMAD_CLIENT, "worker")
                        .drivers(Driver.EXEC, Driver.DOCKER)
                        .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: nonet",
                "{}",
                "---\nname: nonet\n",
                "%YAML 1.2\n---\nname: nonet\n...\n",
                "\uFEFFname: nonet",
                "# a comment\r\nname: 'nonet' # another\r\n",
                "versions: {}\nnode-names: {}",
                "\"name\": \"nonet\""
            })
    void whatIsLeftOutIsAsInTheNineNodes(String yaml) {
        assertThat(parse(yaml)).isEqualTo(Topology.nineNodes());
    }

    @Test
    void oneVersionCanBeGivenWithoutTheOther() {
        assertThat(parse("versions:\n  nomad: 1.5.0").versions()).isEqualTo(new Versions("1.14.3", "1.5.0"));
    }

    @Test
    void takesNamesThatLookLikeOtherTypesAsTheyAreWritten() {
        Topology topology = parse("name: 007\ndatacenter: yes\nregion: true");

        assertThat(topology.name()).isEqualTo("007");
        assertThat(topology.datacenter()).isEqualTo("yes");
        assertThat(topology.region()).isEqualTo("true");
    }

    @Test
    void tellsFileLineColumnKeyExpectedAndFound() {
        var exception = catchThrowableOfType(
                TopologyFileException.class, () -> parse("# for tests\nname: x\nconsul-servers: 2\n"));

        assertThat(exception).hasMessage("staging.yaml:3:17: consul-servers: expected 1, 3 or 5, found 2");
        assertThat(exception.file()).isEqualTo("staging.yaml");
        assertThat(exception.line()).isEqualTo(3);
        assertThat(exception.column()).isEqualTo(17);
        assertThat(exception.key()).isEqualTo("consul-servers");
        assertThat(exception.expected()).isEqualTo("1, 3 or 5");
        assertThat(exception.found()).isEqualTo("2");
        assertThat(exception).hasCauseInstanceOf(TopologyException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // out of range
                "nomad-servers: 4              | 1:16 | nomad-servers: expected 1, 3 or 5, found 4",
                "nomad-clients: 51             | 1:16 | nomad-clients: expected a number from 0 to 50, found 51",
                "nomad-clients: -1             | 1:16 | nomad-clients: expected a number from 0 to 50, found -1",
                "raft-multiplier: 0            | 1:18 | raft-multiplier: expected a number from 1 to 10, found 0",
                "nomad-clients: 99999999999999 | 1:16 | nomad-clients: expected a number from 0 to 50, found 99999999999999",
                "nomad-clients: 4294967299     | 1:16 | nomad-clients: expected a number from 0 to 50, found 4294967299",
                "subnet: 8.8.8.0/24            | 1:9  | subnet: expected a private IPv4 network from /16 to /26, such as 10.83.7.0/24, found 8.8.8.0/24",
                "subnet: 10.83.7.9/24          | 1:9  | subnet: expected a network address (10.83.7.0/24 holds this one), found 10.83.7.9/24",
                "versions: {consul: 1.14}      | 1:20 | versions.consul: expected a version such as 1.14.3, found \"1.14\"",
                "versions: {nomad: v1.4.3}     | 1:19 | versions.nomad: expected a version such as 1.14.3, found \"v1.4.3\"",
                "name: Staging                 | 1:7  | name: expected 1 to 40 of a-z, 0-9 and '-', beginning and ending with a letter or digit, found \"Staging\"",
                "name: \"\"                    | 1:7  | name: expected 1 to 40 of a-z, 0-9 and '-', beginning and ending with a letter or digit, found \"\"",
                "node-names: {nomad-client: a_b} | 1:28 | node-names.nomad-client: expected 1 to 40 of a-z, 0-9 and '-', beginning and ending with a letter or digit, found \"a_b\"",
                "drivers: []                   | 1:10 | drivers: expected at least one of docker, exec, raw_exec, found none",
                // of the wrong type
                "nomad-clients: [3]            | 1:16 | nomad-clients: expected a whole number, found a list",
                "nomad-clients: {a: 3}         | 1:16 | nomad-clients: expected a whole number, found a mapping",
                "nomad-clients: \"3\"          | 1:16 | nomad-clients: expected a whole number, found \"3\" in quotes",
                "nomad-clients: 3.0            | 1:16 | nomad-clients: expected a whole number, found 3.0",
                "nomad-clients: 1e1            | 1:16 | nomad-clients: expected a whole number, found 1e1",
                "nomad-clients: 0x3            | 1:16 | nomad-clients: expected a whole number, found 0x3",
                "nomad-clients: 03             | 1:16 | nomad-clients: expected a whole number, found 03",
                "nomad-clients: +3             | 1:16 | nomad-clients: expected a whole number, found +3",
                "nomad-clients: ٣              | 1:16 | nomad-clients: expected a whole number, found ٣",
                "nomad-clients: .inf           | 1:16 | nomad-clients: expected a whole number, found .inf",
                "nomad-clients: yes            | 1:16 | nomad-clients: expected a whole number, found yes",
                "nomad-clients: null           | 1:16 | nomad-clients: expected a whole number, found null",
                "name: ~                       | 1:7  | name: expected text, found ~",
                "name: [a]                     | 1:7  | name: expected text, found a list",
                "versions: 1.14.3              | 1:11 | versions: expected a mapping of keys to values, found 1.14.3",
                "versions: [1.14.3]            | 1:11 | versions: expected a mapping of keys to values, found a list",
                "drivers: docker               | 1:10 | drivers: expected a list of docker, exec, raw_exec, found docker",
                "drivers: [docker, java]       | 1:19 | drivers[1]: expected one of docker, exec, raw_exec, found java",
                "drivers: [[docker]]           | 1:11 | drivers[0]: expected one of docker, exec, raw_exec, found a list",
                "drivers: [exec, exec]         | 1:17 | drivers[1]: expected each entry once, found exec again",
                // not a mapping
                "- name: x                     | 1:1  | topology: expected a mapping of keys to values, found a list",
                "staging                       | 1:1  | topology: expected a mapping of keys to values, found staging",
                "---                           | 1:4  | topology: expected a mapping of keys to values, found nothing",
                // more than a topology needs
                "name: &a x                    | 1:7  | YAML: expected values without anchors and aliases, found one of these",
                "name: *a                      | 1:7  | YAML: expected values without anchors and aliases, found one of these",
                "nomad-clients: !!int \"3\"    | 1:16 | YAML: expected values without tags, found the tag tag:yaml.org,2002:int",
                "!x {}                         | 1:1  | YAML: expected values without tags, found the tag !x"
            })
    void refusesWrongValues(String yaml, String place, String message) {
        assertRefused(yaml, place, message);
    }

    @Test
    void refusesAValueThatIsLeftEmpty() {
        assertRefused("nomad-clients:\nname: x", "1:15", "nomad-clients: expected a whole number, found nothing");
        assertRefused("name:", "1:6", "name: expected text, found nothing");
        assertRefused(
                "drivers:\n- exec\n-\n", "3:2", "drivers[1]: expected one of docker, exec, raw_exec, found nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "   ", "\uFEFF"})
    void refusesAnEmptyFile(String yaml) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(TopologyFileException.class)
                .hasMessageEndingWith("topology: expected at least one key, such as name: nonet, found an empty file");
    }

    @Test
    void answersAnUnknownKeyWithTheKnownOnesAndTheOneProbablyMeant() {
        String known = "expected one of the keys name, datacenter, region, subnet, raft-multiplier, versions,"
                + " consul-servers, nomad-servers, nomad-clients, node-names, drivers";

        assertRefused(
                "name: x\nconsul-sever: 3",
                "2:1",
                "topology: " + known + ", found consul-sever; is consul-servers meant?");
        assertRefused(
                "Nomad_Clients: 3", "1:1", "topology: " + known + ", found Nomad_Clients; is nomad-clients meant?");
        assertRefused("flavour: sweet", "1:1", "topology: " + known + ", found flavour");
        assertRefused("<<: {name: x}", "1:1", "topology: " + known + ", found <<");
        assertRefused("? [name]\n: x", "1:3", "topology: " + known + ", found a list");
        assertRefused("~: x", "1:1", "topology: " + known + ", found ~");
        assertRefused("'': x", "1:1", "topology: " + known + ", found \"\" in quotes");
    }

    @Test
    void answersAnUnknownKeyOfALowerLevelWithTheKeysOfThatLevel() {
        assertRefused(
                "versions:\n  consol: 1.14.3",
                "2:3",
                "versions: expected one of the keys consul, nomad, found consol; is consul meant?");
        assertRefused(
                "node-names:\n  client: worker",
                "2:3",
                "node-names: expected one of the keys consul-server, nomad-server, nomad-client, found client");
    }

    @Test
    void refusesAKeyThatIsThereTwice() {
        assertRefused(
                "name: x\nregion: y\nname: x",
                "3:1",
                "topology: expected each key once, found name again (first in line 1)");
        assertRefused(
                "versions:\n  consul: 1.14.3\n  consul: 1.14.3",
                "3:3",
                "versions: expected each key once, found consul again (first in line 2)");
    }

    @Test
    void refusesASecondDocument() {
        assertRefused(
                "name: x\n---\nname: y", "2:1", "topology: expected one document, found the start of another one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: x\\n\\tregion: y        | 2:1",
                "name: x\\n- y                 | 2:1",
                "name: \"x                     | 1:9",
                "name: x\\nregion              | 2:7",
                "drivers: [exec, docker        | 1:23",
                "name: @x                      | 1:7",
                "}                             | 1:1",
                "%YAML 3.0\\n---\\nname: x     | 1:1",
                "name: \"\\\\q\"               | 1:9"
            })
    void placesErrorsOfSyntax(String escaped, String place) {
        String yaml = escaped.translateEscapes();

        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(TopologyFileException.class)
                .hasMessageStartingWith("staging.yaml:" + place + ": YAML: expected correct syntax, found an error: ");
    }

    @Test
    void placesCharactersThatYamlDoesNotAllow() {
        assertRefused(
                "name: x\nregion: \u0000y", "2:9", "YAML: expected printable characters, found the character U+0000");
        assertRefused(
                "name: x\nregion: \ud800", "2:9", "YAML: expected printable characters, found the character U+D800");
    }

    @Test
    void escapesControlCharactersThatAQuotedValueMayHold() {
        assertThatThrownBy(() -> parse("name: \"\\e[2J\""))
                .isInstanceOf(TopologyFileException.class)
                .hasMessageContaining("found \"\\u001b[2J\"");
    }

    @Test
    void reportsTheFirstOfSeveralErrors() {
        assertThatThrownBy(() -> parse("name: x\nnomad-servers: 2\nconsul-servers: 2\nname: [\n"))
                .hasMessageStartingWith("staging.yaml:2:16: nomad-servers: ");
    }

    @Test
    void placesASubnetThatIsTooSmallForTheNodes() {
        assertRefused(
                "subnet: 10.83.7.0/26\nnomad-clients: 50",
                "1:9",
                "subnet: expected room for 56 nodes (the first 10 addresses are kept free),"
                        + " found 10.83.7.0/26 with room for 52");
    }

    @Test
    void placesTheLaterOfTwoEqualPrefixesOrTheOneThatMeetsADefault() {
        assertRefused(
                "name: x\nnode-names:\n  consul-server: nomad-client\n",
                "3:18",
                "node-names.consul-server: expected a prefix that differs from that of nomad-client,"
                        + " found nomad-client for both");
        assertRefused(
                "node-names:\n  consul-server: n\n  nomad-client: n\n",
                "3:17",
                "node-names.nomad-client: expected a prefix that differs from that of consul-server, found n for both");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{", "- ", "? ", "name: [", "!!x [", "versions: {consul: ["})
    void deepNestingIsRefusedAtItsBeginning(String opening) {
        assertThatThrownBy(() -> parse(opening.repeat(10_000))).isInstanceOf(TopologyFileException.class);
    }

    @Test
    void refusesATextThatIsNoConfiguration() {
        assertRefused("#".repeat(100_001), "1:1", "YAML: expected at most 100000 characters, found 100001");
        assertThat(parse("name: nonet #" + "#".repeat(99_000))).isEqualTo(Topology.nineNodes());
    }

    @Test
    void keepsMessagesShortHoweverLongTheValueIs() {
        assertThatThrownBy(() -> parse("x".repeat(90_000) + ": 1"))
                .isInstanceOf(TopologyFileException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
    }

    @Test
    void nodesAreNamedByTheGivenPrefixes() {
        assertThat(parse("node-names: {nomad-client: worker}\nnomad-clients: 2").nomadClients())
                .extracting(NodeSpec::name)
                .containsExactly("worker-0", "worker-1");
    }

    private static Topology parse(String yaml) {
        return TopologyFile.parse("staging.yaml", yaml);
    }

    private static void assertRefused(String yaml, String place, String message) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(TopologyFileException.class)
                .hasMessage("staging.yaml:" + place + ": " + message);
    }
}
