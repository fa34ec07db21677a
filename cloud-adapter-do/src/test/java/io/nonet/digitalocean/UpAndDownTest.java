package io.nonet.digitalocean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.api.Call;
import io.nonet.digitalocean.api.Exchange;
import io.nonet.digitalocean.api.Pauses;
import io.nonet.digitalocean.api.Reply;
import io.nonet.digitalocean.fake.FakeDigitalOcean.Served;
import io.nonet.digitalocean.fake.Manners;
import io.nonet.digitalocean.fake.TestingTime;
import io.nonet.digitalocean.fake.Trouble;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpAndDownTest {
    @TempDir
    private Path journals;

    @Test
    void makesNineDropletsOfTheDocumentedNamesAndSizes() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            DigitalOcean ocean = account.through(account.overHttp());
            List<NodeDroplet> droplets = TestingAccount.up(ocean, account.plan());
            assertThat(droplets)
                    .extracting(droplet -> droplet.node().name())
                    .containsExactly(
                            "consul-0",
                            "consul-1",
                            "consul-2",
                            "nomad-server-0",
                            "nomad-server-1",
                            "nomad-server-2",
                            "nomad-client-0",
                            "nomad-client-1",
                            "nomad-client-2");
            assertThat(bodies(account, "/v2/droplets"))
                    .hasSize(3)
                    .allSatisfy(body -> assertThat(body)
                            .contains("\"nonet:run-nonet-20300102-030405-1f0c\"", "\"nonet\"", "\"nonet:expires-"))
                    .anyMatch(body -> body.contains("s-1vcpu-1gb") && body.contains("consul-2"))
                    .anyMatch(body -> body.contains("s-1vcpu-2gb") && body.contains("nomad-client-2"));
        }
    }

    @Test
    void staysWithinItsCallsInCalm() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            DigitalOcean ocean = account.through(account.overHttp());
            LaunchPlan plan = account.plan();
            TestingAccount.up(ocean, plan);
            int up = account.fake.served().size();
            ocean.down(plan.run().id());
            int down = account.fake.served().size() - up;
            assertThat(up).as("calls of an up").isBetween(10, 60);
            assertThat(down).as("calls of a down").isBetween(10, 40);
            assertThat(account.fake.mostPerSecond()).isBetween(2, 4);
            assertThat(account.fake.everything()).isEqualTo(account.foreign);
        }
    }

    @Test
    void oneLookAtNineDropletsIsOneCall() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            DigitalOcean ocean = account.here();
            TestingAccount.up(ocean, account.plan());
            List<Served> looks = account.fake.served().stream()
                    .filter(call -> call.method().equals("GET"))
                    .filter(call -> call.target().startsWith("/v2/droplets"))
                    .toList();
            assertThat(looks).allSatisfy(call -> assertThat(call.target()).doesNotMatch("/v2/droplets/[0-9].*"));
            // The count of the preflight, then one each four seconds for the half minute that they take.
            assertThat(looks).hasSizeBetween(7, 10);
        }
    }

    @Test
    void letsOnlyTheOperatorInAndNodesAmongThemselves() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            DigitalOcean ocean = account.here();
            TestingAccount.up(ocean, account.plan());
            assertThat(bodies(account, "/v2/firewalls"))
                    .singleElement()
                    .asString()
                    .contains(
                            "{\"protocol\":\"tcp\",\"ports\":\"22\",\"sources\":{\"addresses\":[\"203.0.113.7/32\"]}}",
                            "\"sources\":{\"tags\":[\"nonet:run-nonet-20300102-030405-1f0c\"]}",
                            "\"tags\":[\"nonet:run-nonet-20300102-030405-1f0c\"]")
                    .satisfies(body -> assertThat(body.substring(0, body.indexOf("outbound_rules")))
                            .doesNotContain("0.0.0.0/0"));
        }
    }

    @Test
    void writesEachIntentDownBeforeItIsCarriedOut() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            LaunchPlan plan = account.plan();
            Path journal = journals.resolve(plan.run().id() + ".jsonl");
            Exchange target = account.fake.directly();
            DigitalOcean ocean = account.through(call -> {
                if (call.method().equals("POST")) {
                    String kind = call.path().replaceFirst(".*/([a-z]+)s$", "$1");
                    assertThat(Files.readAllLines(journal))
                            .last()
                            .asString()
                            .contains("\"event\":\"intend\",\"kind\":\"" + kind + "\"");
                }
                return target.send(call);
            });
            TestingAccount.up(ocean, plan);
            assertThat(journal).content().contains("consul-0", "nomad-client-2");
            ocean.down(plan.run().id());
            assertThat(journal).doesNotExist();
        }
    }

    @Test
    void twoRunsLiveSideBySide() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            account.fake.limitDroplets(30);
            DigitalOcean ocean = account.here();
            LaunchPlan one = account.plan("one", "sgp1", Optional.empty());
            LaunchPlan other = account.plan("other", "nyc3", Optional.empty());
            TestingAccount.up(ocean, one);
            TestingAccount.up(ocean, other);
            assertThat(ocean.runs())
                    .extracting(found -> found.droplets().size())
                    .containsExactly(9, 9);
            ocean.down(one.run().id());
            assertThat(account.ourDroplets()).isEqualTo(9);
            assertThat(ocean.runs())
                    .extracting(Remains::run)
                    .containsExactly(other.run().id());
            ocean.down(other.run().id());
            account.assertNothingOfOurs("both are removed");
        }
    }

    @Test
    void leavesSharedTagsToAnotherRunWhoseDropletsAreNotCountedYet() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            account.fake.limitDroplets(30);
            DigitalOcean ocean = account.through(countingNothing(account.fake.directly()));
            LaunchPlan one = account.plan("one", "sgp1", Optional.empty());
            LaunchPlan other = account.plan("other", "nyc3", Optional.empty());
            TestingAccount.up(ocean, one);
            TestingAccount.up(ocean, other);
            ocean.down(one.run().id());
            assertThat(ocean.runs()).singleElement().satisfies(left -> assertThat(left.droplets())
                    .hasSize(9));
            ocean.down(other.run().id());
            account.assertNothingOfOurs("both are removed");
        }
    }

    /** Tags of which the API says throughout that nothing bears them. */
    private static Exchange countingNothing(Exchange target) {
        return call -> {
            Reply reply = target.send(call);
            return call.path().startsWith("/v2/tags")
                    ? new Reply(
                            reply.status(), reply.headers(), reply.body().replaceAll("\"count\":\\d+", "\"count\":0"))
                    : reply;
        };
    }

    @Test
    void runsThatAreRemovedAtTheSameTimeLeaveNoSharedTag() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            account.fake.limitDroplets(30);
            LaunchPlan one = account.plan("one", "sgp1", Optional.empty());
            LaunchPlan other = account.plan("other", "nyc3", Optional.empty());
            TestingAccount.up(account.here(), one);
            TestingAccount.up(account.here(), other);
            AtomicBoolean alone = new AtomicBoolean(true);
            Exchange target = account.fake.directly();
            DigitalOcean ocean = account.through(call -> {
                if (call.method().equals("DELETE") && call.path().startsWith("/v2/tags/") && alone.getAndSet(false)) {
                    account.here().down(other.run().id());
                }
                return target.send(call);
            });
            ocean.down(one.run().id());
            // Two processes: each keeps to its own part of the calls within a second.
            assertThat(account.fake.everything()).isEqualTo(account.foreign);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void removesDropletsFromWhichTheSharedTagWasTaken(boolean swept) {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            LaunchPlan plan = account.plan();
            TestingAccount.up(account.here(), plan);
            account.fake.removeTag(CloudRun.TAG);
            DigitalOcean ocean = account.elsewhere();
            if (swept) {
                assertThat(ocean.overdue(Optional.of(Duration.ZERO)))
                        .singleElement()
                        .satisfies(
                                found -> assertThat(found.droplets()).hasSize(9),
                                found -> assertThat(ocean.down(found.run())).isEqualTo(13));
            } else {
                assertThat(ocean.down(plan.run().id())).isEqualTo(13);
            }
            account.assertNothingOfOurs("droplets without the shared tag");
        }
    }

    @Test
    void asksForOneListMoreOfARunWhoseSharedTagWasTaken() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            TestingAccount.up(account.here(), account.plan());
            int before = account.fake.served().size();
            account.here().runs();
            int calm = account.fake.served().size();
            account.fake.removeTag(CloudRun.TAG);
            account.here().runs();
            assertThat(calm - before).isEqualTo(5);
            assertThat(account.fake.served().size() - calm).isEqualTo(6);
        }
    }

    @Test
    void looksAtTagsAnewBeforeItDeletesASharedOneAgain() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            account.fake.limitDroplets(30);
            LaunchPlan one = account.plan("one", "sgp1", Optional.empty());
            LaunchPlan other = account.plan("other", "nyc3", Optional.empty());
            TestingAccount.up(account.here(), one);
            AtomicBoolean first = new AtomicBoolean(true);
            Exchange target = account.fake.directly();
            DigitalOcean ocean = account.through(call -> {
                if (call.method().equals("DELETE") && call.path().startsWith("/v2/tags/") && first.getAndSet(false)) {
                    TestingAccount.up(account.here(), other);
                    account.fake.arrange(account.fake.served().size() + 1, Trouble.BURST);
                }
                return target.send(call);
            });
            ocean.down(one.run().id());
            assertThat(account.here().runs()).singleElement().satisfies(left -> assertThat(left.droplets())
                    .hasSize(9)
                    .allSatisfy(droplet -> assertThat(droplet.tags())
                            .hasSize(4)
                            .contains(CloudRun.TAG, CloudRun.tag(other.run().id()))));
        }
    }

    @Test
    void removingTwiceIsFine() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            DigitalOcean ocean = account.here();
            LaunchPlan plan = account.plan();
            TestingAccount.up(ocean, plan);
            // Nine droplets, VPC, firewall, key and tag.
            assertThat(ocean.down(plan.run().id())).isEqualTo(13);
            assertThat(ocean.down(plan.run().id())).isZero();
        }
    }

    @Test
    void adoptsWhatALostAnswerMadeWhenItComesIntoSight() {
        try (TestingAccount account = new TestingAccount(Manners.sluggish(), journals)) {
            account.fake.arrangeByChance(7, 0.4, Trouble.LOST, Trouble.PAGE_AFTER, Trouble.LATE);
            DigitalOcean ocean = account.here();
            LaunchPlan plan = account.plan();
            List<NodeDroplet> droplets = TestingAccount.up(ocean, plan);
            assertThat(droplets).hasSize(9);
            assertThat(account.ourDroplets()).isEqualTo(9);
        }
    }

    @Test
    void waitsForDropletsThatALostAnswerMade() {
        try (TestingAccount account = new TestingAccount(Manners.calm().hiding(Duration.ofSeconds(60)), journals)) {
            DigitalOcean ocean = account.through(losingTheFirstDroplets(account.fake.directly()));
            assertThat(TestingAccount.up(ocean, account.plan())).hasSize(9);
            assertThat(account.fake.dropletsEverMade()).isEqualTo(9);
        }
    }

    @Test
    void undoesALaunchWhoseDropletsStayOutOfSight() {
        try (TestingAccount account = new TestingAccount(Manners.calm().hiding(Duration.ofMinutes(5)), journals)) {
            DigitalOcean ocean = account.through(losingTheFirstDroplets(account.fake.directly()));
            assertThatThrownBy(() -> TestingAccount.up(ocean, account.plan()))
                    .isInstanceOf(EnvironmentUnusableException.class)
                    .hasMessageContaining("not known whether there is now a droplet consul-0, consul-1, consul-2 of run"
                            + " nonet-20300102-030405-1f0c (DigitalOcean: POST /v2/droplets got no answer: lost)");
            assertThat(account.fake.dropletsEverMade()).isEqualTo(3);
            account.assertNothingOfOurs("a launch that was undone");
        }
    }

    private static Exchange losingTheFirstDroplets(Exchange target) {
        AtomicBoolean lost = new AtomicBoolean();
        return call -> {
            Reply reply = target.send(call);
            if (isDroplets(call) && lost.compareAndSet(false, true)) {
                throw new EOFException("lost");
            }
            return reply;
        };
    }

    @Test
    void removesDropletsThatAProxyHasMadeTwice() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            Exchange target = account.fake.directly();
            DigitalOcean ocean = account.through(call -> {
                if (isDroplets(call)) {
                    target.send(call);
                }
                return target.send(call);
            });
            account.fake.limitDroplets(30);
            assertThat(TestingAccount.up(ocean, account.plan())).hasSize(9);
            assertThat(account.fake.dropletsEverMade()).isEqualTo(18);
            assertThat(account.ourDroplets()).isEqualTo(9);
        }
    }

    @Test
    void neitherAdoptsNorDeletesADropletOfOthersThatHasANodesNameAndTheRunsTag() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            LaunchPlan plan = account.plan();
            account.fake.addForeignDroplet(
                    "consul-0", List.of(CloudRun.tag(plan.run().id())));
            Set<String> others = account.fake.everything();
            DigitalOcean ocean = account.through(losingTheFirstDroplets(account.fake.directly()));
            List<NodeDroplet> droplets = TestingAccount.up(ocean, plan);
            assertThat(droplets).hasSize(9).allSatisfy(droplet -> assertThat(others)
                    .doesNotContain("droplet " + droplet.node().name() + " " + droplet.id()));
            assertThat(account.fake.dropletsEverMade()).isEqualTo(9);
            assertThat(account.fake.everything()).containsAll(others);
        }
    }

    @Test
    void aDropletThatIsListedTwiceIsNoneToDelete() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            Exchange target = account.fake.directly();
            DigitalOcean ocean = account.through(call -> {
                Reply reply = target.send(call);
                return call.path().startsWith("/v2/droplets?tag_name=") ? listingTheFirstTwice(reply) : reply;
            });
            assertThat(TestingAccount.up(ocean, account.plan())).hasSize(9);
            assertThat(account.ourDroplets()).isEqualTo(9);
            assertThat(account.fake.served()).noneMatch(call -> call.method().equals("DELETE"));
            assertThat(ocean.runs()).singleElement().satisfies(found -> assertThat(found.droplets())
                    .hasSize(9));
        }
    }

    private static Reply listingTheFirstTwice(Reply reply) throws IOException {
        JsonNode body = new JsonMapper().readTree(reply.body());
        ArrayNode list = (ArrayNode) body.path("droplets");
        if (!list.isEmpty()) {
            list.add(list.get(0));
        }
        return new Reply(reply.status(), reply.headers(), body.toString());
    }

    @Test
    void namesTheAddressThatADropletLacks() {
        try (TestingAccount account =
                new TestingAccount(Manners.calm().publicAfter(Duration.ofMinutes(10)), journals)) {
            assertThatThrownBy(() -> TestingAccount.up(account.here(), account.plan()))
                    .isInstanceOf(EnvironmentUnusableException.class)
                    .hasMessageContaining("consul-0 is active without a public address, consul-1 is");
            account.assertNothingOfOurs("a launch without public addresses");
        }
    }

    @Test
    void waitsForAFirewallThatIsNotFoundYet() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            Exchange target = account.fake.directly();
            AtomicBoolean absent = new AtomicBoolean();
            DigitalOcean ocean = account.through(call -> {
                boolean look = call.method().equals("GET") && call.path().startsWith("/v2/firewalls/");
                Reply reply = target.send(call);
                return look && absent.compareAndSet(false, true)
                        ? new Reply(404, Map.of(), "{\"id\":\"not_found\",\"message\":\"not found\"}")
                        : reply;
            });
            assertThat(TestingAccount.up(ocean, account.plan())).hasSize(9);
            assertThat(absent).isTrue();
        }
    }

    @Test
    void removesAllAfterAnErrorOfTheProgram() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            Exchange target = account.fake.directly();
            AtomicInteger posts = new AtomicInteger();
            DigitalOcean ocean = account.through(call -> {
                Reply reply = target.send(call);
                if (isDroplets(call) && posts.incrementAndGet() == 2) {
                    throw new StackOverflowError("arranged");
                }
                return reply;
            });
            assertThatThrownBy(() -> TestingAccount.up(ocean, account.plan())).isInstanceOf(StackOverflowError.class);
            account.assertNothingOfOurs("a launch that ended in an error");
        }
    }

    private static boolean isDroplets(Call call) {
        return call.method().equals("POST") && call.path().equals("/v2/droplets");
    }

    @Test
    void removesAllWhenADropletCannotBeMade() {
        try (TestingAccount account = new TestingAccount(Manners.calm().failing("nomad-client-1"), journals)) {
            DigitalOcean ocean = account.here();
            LaunchPlan plan = account.plan();
            assertThatThrownBy(() -> TestingAccount.up(ocean, plan))
                    .isInstanceOf(EnvironmentUnusableException.class)
                    .hasMessageContaining("nomad-client-1")
                    .hasMessageContaining("errored");
            account.assertNothingOfOurs("a launch that failed");
        }
    }

    @Test
    void removesAllWhenItsThreadIsInterrupted() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            Exchange target = account.fake.directly();
            DigitalOcean ocean = new DigitalOcean(
                    call -> {
                        if (isDroplets(call)) {
                            Thread.currentThread().interrupt();
                        }
                        return target.send(call);
                    },
                    endedByInterruption(account.time),
                    account.time,
                    journals);
            LaunchPlan plan = account.plan();
            assertThatThrownBy(() -> TestingAccount.up(ocean, plan))
                    .isInstanceOf(EnvironmentUnusableException.class)
                    .hasMessageContaining("ClosedByInterruptException");
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
            account.assertNothingOfOurs("an interrupted launch");
        }
    }

    private static Pauses endedByInterruption(TestingTime time) {
        return new Pauses() {
            @Override
            public long nanos() {
                return time.nanos();
            }

            @Override
            public void pause(Duration length) {
                if (Thread.currentThread().isInterrupted()) {
                    Pauses.real().pause(length);
                }
                time.pause(length);
            }
        };
    }

    @Test
    void namesWhatIsLeftAndWhatItCosts() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            DigitalOcean ocean = account.here();
            LaunchPlan plan = account.plan();
            TestingAccount.up(ocean, plan);
            account.fake.holdDroplets();
            assertThatThrownBy(() -> ocean.down(plan.run().id()))
                    .isInstanceOf(EnvironmentUnusableException.class)
                    .hasMessageContaining("consul-0 (")
                    .hasMessageContaining("VPC nonet-run-nonet-20300102-030405-1f0c-expires-")
                    .hasMessageContaining("$0.10716 an hour");
        }
    }

    @ParameterizedTest
    @CsvSource({"401, make a new one", "403, the right to read and write", "503, What to do"})
    void namesWhatIsLeftAndWhatItCostsWhenTheApiFails(int status, String remedy) {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            LaunchPlan plan = account.plan();
            TestingAccount.up(account.here(), plan);
            DigitalOcean ocean = account.through(refusingDeletions(account.fake.directly(), status));
            List<Remains> seen = new ArrayList<>();
            assertThatThrownBy(() -> ocean.down(plan.run().id(), seen::add))
                    .isInstanceOf(EnvironmentUnusableException.class)
                    .hasMessageContaining("when last seen, this was left of it: droplets consul-0 (")
                    .hasMessageContaining("$0.10716 an hour. The reason: DigitalOcean: DELETE /v2/droplets?")
                    .hasMessageContaining("was answered " + status)
                    .hasMessageContaining(remedy)
                    .hasMessageContaining("Remove it as soon as the API lets you: nonet down --on digitalocean --run "
                            + plan.run().id());
            assertThat(seen).last().satisfies(left -> assertThat(left.droplets())
                    .hasSize(9));
            assertThat(ocean.isOpen(plan.run().id())).isTrue();
        }
    }

    @Test
    void namesWhatAFailedLaunchCostsWhenTheApiFailsThen() {
        try (TestingAccount account = new TestingAccount(Manners.calm().failing("nomad-client-1"), journals)) {
            DigitalOcean ocean = account.through(refusingDeletions(account.fake.directly(), 401));
            assertThatThrownBy(() -> TestingAccount.up(ocean, account.plan()))
                    .isInstanceOf(EnvironmentUnusableException.class)
                    .hasMessageContaining("nomad-client-1")
                    .hasMessageContaining("this was left of it: droplets consul-0 (")
                    .hasMessageContaining("it costs up to $0.10716 an hour until then");
        }
    }

    private static Exchange refusingDeletions(Exchange target, int status) {
        return call -> call.method().equals("DELETE")
                ? new Reply(status, Map.of(), "{\"id\":\"refused\",\"message\":\"arranged\"}")
                : target.send(call);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 409})
    void waitsForAVpcWhoseMembersVanishSlowly(int status) {
        try (TestingAccount account = new TestingAccount(Manners.calm().holdingVpcsBy(status), journals)) {
            LaunchPlan plan = account.plan();
            TestingAccount.up(account.here(), plan);
            account.here().down(plan.run().id());
            assertThat(account.fake.served())
                    .anyMatch(call -> call.method().equals("DELETE")
                            && call.target().startsWith("/v2/vpcs/")
                            && call.status() == status);
            account.assertNothingOfOurs("a VPC that was held");
        }
    }

    @Test
    void leavesAVpcThatOthersHaveMovedInto() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            DigitalOcean ocean = account.here();
            LaunchPlan plan = account.plan();
            TestingAccount.up(ocean, plan);
            account.fake.addForeignDroplet("somebodys", plan.run().name());
            assertThatThrownBy(() -> ocean.down(plan.run().id()))
                    .isInstanceOf(EnvironmentUnusableException.class)
                    .hasMessageContaining("still has members: do:droplet:");
            assertThat(account.fake.everything()).anyMatch(thing -> thing.startsWith("droplet somebodys"));
        }
    }

    @Test
    void leavesADropletThatOthersHaveGivenTheRunsTag() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            DigitalOcean ocean = account.here();
            LaunchPlan plan = account.plan();
            TestingAccount.up(ocean, plan);
            account.fake.addForeignDroplet(
                    "somebodys", List.of(CloudRun.tag(plan.run().id())));
            assertThatThrownBy(() -> ocean.down(plan.run().id()))
                    .isInstanceOf(EnvironmentUnusableException.class)
                    .hasMessageContaining(
                            "is removed but for its tag nonet:run-nonet-20300102-030405-1f0c, since somebodys (")
                    .hasMessageContaining("Take the run's tag from them");
            assertThat(account.ourDroplets()).as("the one of somebody else").isEqualTo(1);
            assertThat(ocean.isOpen(plan.run().id())).isTrue();
        }
    }

    @Test
    void leavesTagsOfOthersThatBeginLikeOurs() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            DigitalOcean ocean = account.here();
            LaunchPlan plan = account.plan();
            TestingAccount.up(ocean, plan);
            account.fake.addTag("nonet:role-database");
            ocean.down(plan.run().id());
            assertThat(account.fake.everything()).contains("tag nonet:role-database");
        }
    }

    @Test
    void sweepsWhatHasExpiredOrIsOldEnough() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            DigitalOcean ocean = account.here();
            LaunchPlan plan = account.plan();
            TestingAccount.up(ocean, plan);
            account.time.pause(Duration.ofHours(3));
            assertThat(ocean.overdue(Optional.empty())).isEmpty();
            assertThat(ocean.overdue(Optional.of(Duration.ofHours(4)))).isEmpty();
            assertThat(ocean.overdue(Optional.of(Duration.ofHours(2)))).hasSize(1);
            account.time.pause(Duration.ofHours(1));
            assertThat(ocean.overdue(Optional.empty()))
                    .extracting(Remains::run)
                    .containsExactly(plan.run().id());
        }
    }

    @Test
    void sweepsARunOfAClockThatIsAhead() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            Instant ahead = account.time.instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
            RunId run = new RunId("nonet", ahead, "1f0c");
            account.fake.addTag(CloudRun.tag(run));
            DigitalOcean ocean = account.elsewhere();
            assertThat(ocean.overdue(Optional.of(Duration.ofSeconds(1)))).isEmpty();
            assertThat(ocean.overdue(Optional.of(Duration.ZERO)))
                    .extracting(Remains::run)
                    .containsExactly(run);
        }
    }

    @Test
    void sweepsATagThatIsLeftAlone() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
            DigitalOcean ocean = account.elsewhere();
            RunId run = account.plan().run().id();
            account.fake.addTag(CloudRun.tag(run));
            account.time.pause(Duration.ofMinutes(59));
            assertThat(ocean.overdue(Optional.empty())).isEmpty();
            account.time.pause(Duration.ofMinutes(1));
            ocean.overdue(Optional.empty()).forEach(found -> ocean.down(found.run()));
            account.assertNothingOfOurs("a sweep");
        }
    }

    private static List<String> bodies(TestingAccount account, String path) {
        return account.fake.served().stream()
                .filter(call -> call.method().equals("POST") && call.target().equals(path))
                .map(Served::body)
                .toList();
    }
}
