package io.nonet.cli;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.CloudRun;
import io.nonet.digitalocean.LaunchPlan;
import io.nonet.digitalocean.OperatorAddress;
import io.nonet.digitalocean.RunId;
import io.nonet.digitalocean.setup.DownloadedPrograms;
import io.nonet.digitalocean.setup.MachineSetUp;
import io.nonet.digitalocean.setup.UploadedPrograms;
import io.nonet.docker.DockerProvisioner;
import io.nonet.topology.Role;
import io.nonet.topology.Topology;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What a launch on DigitalOcean is asked for with. */
final class CloudOptions {
    /** Certificates of a cluster on this computer may last for days; droplets cost something every hour. */
    private static final Duration LIFETIME = Duration.ofHours(4);

    /** Of a price; with an exponent such as 999999999 nobody can write it down. */
    private static final int MOST_DIGITS = 9;

    @Mixin
    final PlaceOption place = new PlaceOption();

    @Option(names = "--region", paramLabel = "REGION", description = "On DigitalOcean: where, such as sgp1.")
    private @Nullable String region;

    @Option(
            names = "--size",
            paramLabel = "[ROLE=]SIZE",
            description =
                    "On DigitalOcean: the size of all droplets, or of those of one role; may be repeated. Default:"
                            + " s-1vcpu-1gb, and nomad-client=s-1vcpu-2gb.")
    private @Nullable List<String> sizes;

    @Option(
            names = "--max-cost",
            paramLabel = "DOLLARS",
            description = "On DigitalOcean: the most that all droplets together may cost an hour, such as 0.15.")
    private @Nullable BigDecimal mostCost;

    @Option(
            names = "--dry-run",
            description = "On DigitalOcean: only check whether it can be launched, and for how much.")
    private @Nullable Boolean dryRun;

    @Option(names = "--yes", description = "On DigitalOcean: accept the price without being asked.")
    private @Nullable Boolean yes;

    @Option(
            names = "--binaries",
            paramLabel = "HOW",
            description = "On DigitalOcean: download has each droplet download the official releases and check their"
                    + " checksums; upload sends those of the machine image on this computer. Default: download.")
    private @Nullable Binaries binaries;

    @Option(
            names = "--operator",
            paramLabel = "ADDRESS",
            description = "On DigitalOcean: the one address that gets into the droplets. Default: this computer's, as"
                    + " checkip.amazonaws.com sees it.")
    private @Nullable String operator;

    /** Where droplets get their programs from. */
    enum Binaries {
        DOWNLOAD,
        UPLOAD
    }

    boolean isAccepted() {
        return Boolean.TRUE.equals(yes);
    }

    /**
     * The address that is to get in.
     *
     * @throws CommandLine.ParameterException if it is none
     */
    OperatorAddress operator(CommandSpec spec) {
        if (operator == null) {
            return OwnAddress.ask();
        }
        try {
            return OperatorAddress.parse(operator);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--operator: " + e.getMessage(), e);
        }
    }

    /** How droplets become machines. */
    MachineSetUp setUp(Surroundings surroundings) {
        if (binaries != Binaries.UPLOAD) {
            return new MachineSetUp(DownloadedPrograms.from(surroundings.environment()));
        }
        DockerProvisioner engine = surroundings.engine().get();
        return new MachineSetUp(new UploadedPrograms(
                new ImagePrograms(engine), surroundings.cacheDirectory().resolve("droplets")));
    }

    /**
     * Checks that this computer has the programs that it is to send.
     *
     * @throws io.nonet.cluster.EnvironmentUnusableException if not; says what to do
     */
    void requirePrograms(Surroundings surroundings, Topology topology) {
        if (binaries == Binaries.UPLOAD) {
            requireAmd64(surroundings.engine().get().imageArchitecture(topology.versions()));
        }
    }

    /** Droplets are of that architecture, whatever this computer is. */
    static void requireAmd64(String architecture) {
        if (!architecture.equals("amd64")) {
            throw new EnvironmentUnusableException(
                    "--binaries upload: the programs of the machine image on this computer are for " + architecture
                            + ", and droplets are amd64.",
                    "Leave --binaries out, so that droplets download theirs, or launch from an amd64 computer.");
        }
    }

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }

    /**
     * Checks that none was given if the launch is not on DigitalOcean.
     *
     * @throws CommandLine.ParameterException if one was
     */
    void requireNone(CommandSpec spec) {
        place.requireCloudFor("--region", region, spec);
        place.requireCloudFor("--size", sizes, spec);
        place.requireCloudFor("--max-cost", mostCost, spec);
        place.requireCloudFor("--dry-run", dryRun, spec);
        place.requireCloudFor("--yes", yes, spec);
        place.requireCloudFor("--binaries", binaries, spec);
        place.requireCloudFor("--operator", operator, spec);
    }

    /**
     * What these options ask for.
     *
     * @param lifetime empty for that of a launch on DigitalOcean
     * @throws CommandLine.ParameterException if one is missing or wrong
     */
    LaunchPlan plan(Topology topology, Optional<Duration> lifetime, Instant now, CommandSpec spec) {
        if (region == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--region: expected with --on digitalocean, such as --region sgp1");
        }
        if (operator != null) {
            operator(spec);
        }
        if (mostCost != null && (mostCost.signum() <= 0 || Math.abs((long) mostCost.scale()) > MOST_DIGITS)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--max-cost: expected dollars an hour above 0, such as 0.15, found " + mostCost);
        }
        Instant started = now.truncatedTo(ChronoUnit.SECONDS);
        String tail = String.format("%04x", new SecureRandom().nextInt(0x10000));
        CloudRun run = new CloudRun(new RunId(topology.name(), started, tail), started.plus(lifetime.orElse(LIFETIME)));
        return new LaunchPlan(run, topology, region, sizes(spec), Optional.ofNullable(mostCost));
    }

    private Map<Role, String> sizes(CommandSpec spec) {
        Map<Role, String> byRole = new EnumMap<>(Role.class);
        for (String given : sizes == null ? List.<String>of() : sizes) {
            int equals = given.indexOf('=');
            String size = given.substring(equals + 1);
            if (size.isBlank()) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "--size: expected a size, such as s-2vcpu-4gb, found '" + given + "'");
            }
            if (equals < 0) {
                Arrays.stream(Role.values()).forEach(role -> byRole.put(role, size));
            } else {
                byRole.put(role(given.substring(0, equals), spec), size);
            }
        }
        return byRole;
    }

    private static Role role(String label, CommandSpec spec) {
        return Arrays.stream(Role.values())
                .filter(role -> role.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new CommandLine.ParameterException(
                        spec.commandLine(),
                        "--size: expected a role of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Role.values())
                                                .map(Role::label)
                                                .toList())
                                + ", found '" + label + "'"));
    }
}
