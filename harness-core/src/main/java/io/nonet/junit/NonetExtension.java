package io.nonet.junit;

import static java.util.Objects.requireNonNull;

import io.nonet.client.consul.ConsulClient;
import io.nonet.client.nomad.NomadClient;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.Keep;
import io.nonet.junit.Clusters.Claim;
import io.nonet.observe.RunFolder;
import io.nonet.observe.Timeline;
import io.nonet.topology.Topology;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives each test a running cluster: registered by {@link NonetTest}, or by {@code @RegisterExtension} with a topology
 * made in Java.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final NonetExtension nonet = NonetExtension.builder()
 *         .topology(Topology.builder().nomadClients(5).build())
 *         .build();
 * }</pre>
 *
 * <ul>
 *   <li>Constructors, tests, {@code @BeforeEach} and {@code @AfterEach} methods may take a {@link Cluster}, a
 *       {@link ConsulClient} and a {@link NomadClient} (of the first server), a {@link Story}, a {@link Timeline}, a
 *       {@link RunFolder}, a {@link Topology} and a {@link Random}, whose seed is recorded.
 *   <li>Test classes of one process that ask for the same topology share one cluster, one test at a time. It is removed when
 *       the last class has ended (of JUnit's launcher session, which with Surefire and Failsafe 3.5.4 and later is all that a
 *       fork runs), or the process is told to stop; and before that when a test wants a cluster of another topology, or a fresh
 *       one, and no class in progress uses this one. So classes of one topology are best run one after the other.
 *   <li>Before each test the cluster's state is put back: no jobs, allocations, variables, keys, sessions, services or checks but
 *       the cluster's own, all services running, all clients taking work, everything ready. Where that fails the
 *       cluster is replaced, which is logged and recorded.
 *   <li>Each test has a run folder with its {@code run.json}; unless the test passes, the nodes' logs and state are
 *       saved there too. The boot of a shared cluster is recorded with the first test that needed it.
 *   <li>Without a container engine every test fails, at once and for the same reason; none is skipped.
 * </ul>
 *
 * <p>System properties: {@code nonet.runs} is the folder of the run folders ({@code runs}); {@code nonet.keep} is
 * {@code always}, {@code on-failure} or {@code never}; {@code nonet.repeat} is the command recorded for repeating a test,
 * {@code nonet.repeat.NAME} that for the scenario of this name;
 * {@code nonet.seed} is the seed of everything random; {@code nonet.cluster} is the name of a running cluster, under the
 * folder that holds that of the runs, which all tests use instead of launching any: its state is put back before each test
 * and at the end, so all jobs and keys in it go. {@code nonet.ryuk} is {@code false} where no Ryuk is wanted.
 */
public final class NonetExtension implements BeforeEachCallback, ParameterResolver {
    private static final Map<Class<?>, Function<TestSession, Object>> INJECTED = Map.of(
            Cluster.class, TestSession::cluster,
            ConsulClient.class, session -> session.cluster().consul(),
            NomadClient.class, session -> session.cluster().nomad(),
            Story.class, session -> new Story(session.run().timeline()),
            Timeline.class, session -> session.run().timeline(),
            RunFolder.class, session -> session.run().folder(),
            Topology.class, session -> session.cluster().topology(),
            Random.class, session -> new Random(session.seed()));

    private static final Namespace NAMESPACE = Namespace.create(NonetExtension.class);

    private final @Nullable ClusterRequest built;

    /** As {@link NonetTest} registers it. */
    NonetExtension() {
        this.built = null;
    }

    private NonetExtension(ClusterRequest built) {
        this.built = built;
    }

    /** A builder that starts from nine nodes, shared, with evidence kept on failure. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        session(context);
    }

    /** A test's constructor is part of the test: it gets the same cluster. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return INJECTED.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("A " + type.getSimpleName() + " belongs to one test: what is done to"
                    + " the cluster for a whole class would be undone before its first test. Take it in the test or in"
                    + " @BeforeEach, and use one instance of "
                    + context.getRequiredTestClass().getSimpleName()
                    + " for each test.");
        }
        return requireNonNull(INJECTED.get(type)).apply(session(context));
    }

    private TestSession session(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(TestSession.class, key -> begin(context), TestSession.class);
    }

    private TestSession begin(ExtensionContext context) {
        ClusterRequest request = request(context);
        Clusters clusters = clusters(context);
        if (!request.fresh()) {
            Topology topology = request.sharedTopology();
            ofTheClass(context).getStore(NAMESPACE).getOrComputeIfAbsent(topology, clusters::claim, Claim.class);
        }
        return TestSession.begin(context, request, settings(), clusters);
    }

    /** Between a test and its class may stand a template, whose invocations are tests. */
    private static ExtensionContext ofTheClass(ExtensionContext test) {
        ExtensionContext context = test;
        while (context.getTestMethod().isPresent()) {
            context = context.getParent().orElseThrow();
        }
        return context;
    }

    private ClusterRequest request(ExtensionContext context) {
        ClusterRequest asked = built == null ? annotated(context) : built;
        return new ClusterRequest(
                asked.topology(),
                asked.fresh(),
                asked.moreServers(),
                settings().keep().orElse(asked.keep()));
    }

    private static ClusterRequest annotated(ExtensionContext context) {
        Class<?> test = context.getRequiredTestClass();
        Optional<NonetTest> annotation =
                AnnotationSupport.findAnnotation(test, NonetTest.class, context.getEnclosingTestClasses());
        return annotation
                .map(asked -> new ClusterRequest(
                        TopologyConfig.of(test, asked.config()), asked.fresh(), asked.moreServers(), asked.keep()))
                .orElse(new ClusterRequest(Topology.nineNodes(), false, false, Keep.ON_FAILURE));
    }

    /** Of the session, not of a request in it: Surefire's forks get each class by a request of its own. */
    private static Clusters clusters(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .getOrComputeIfAbsent(Clusters.class, key -> clusters(settings(), Clock.systemUTC()), Clusters.class);
    }

    private static Clusters clusters(RunSettings settings, Clock clock) {
        return new Clusters(
                settings.ryuk() ? TestcontainersSession::connect : Engine::connect,
                new Launches(settings.workingDirectory(), clock),
                settings.cluster()
                        .map(name -> new AttachedCluster(name, settings.workingDirectory(), System.getenv(), clock)));
    }

    private static RunSettings settings() {
        return RunSettings.of(System.getProperties());
    }

    /** Builds an extension with a topology made in Java; not thread-safe. */
    public static final class Builder {
        private Topology topology = Topology.nineNodes();
        private boolean fresh;
        private Keep keep = Keep.ON_FAILURE;

        private Builder() {}

        /** The topology of the cluster; its name is replaced by one of the cluster's own. */
        public Builder topology(Topology value) {
            topology = requireNonNull(value, "topology");
            return this;
        }

        /** Has each test launch a cluster of its own, removed after it. */
        public Builder fresh() {
            fresh = true;
            return this;
        }

        /** What stays after a test; the system property {@code nonet.keep} overrides it. */
        public Builder keep(Keep value) {
            keep = requireNonNull(value, "keep");
            return this;
        }

        public NonetExtension build() {
            return new NonetExtension(new ClusterRequest(topology, fresh, false, keep));
        }
    }
}
