package io.nonet;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.originOwner;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.nonet.client.consul.ConsulClient;
import io.nonet.client.nomad.NomadClient;
import io.nonet.cluster.Cluster;
import io.nonet.docker.DockerProvisioner;
import io.nonet.junit.NonetExtension;
import io.nonet.observe.Timeline;
import java.time.Clock;
import java.util.Date;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(
        packages = {"io.nonet.client", "io.nonet.cluster", "io.nonet.docker", "io.nonet.junit", "io.nonet.observe"},
        importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.nonet.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingBuildsOnTheTestExtension = noClasses()
            .that()
            .resideOutsideOfPackage("io.nonet.junit")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.nonet.junit", "org.junit..", "org.opentest4j..");

    @ArchTest
    static final ArchRule observationsKnowNoCluster = noClasses()
            .that()
            .resideInAPackage("io.nonet.observe")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.nonet.cluster", "io.nonet.client..", "io.nonet.docker", "io.nonet.junit");

    @ArchTest
    static final ArchRule onlyDockerUsesDockerJava = noClasses()
            .that()
            .resideOutsideOfPackage("io.nonet.docker")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.dockerjava..");

    /** The extension offers a Testcontainers resource, and takes part in the session that Ryuk watches. */
    @ArchTest
    static final ArchRule onlyDockerAndTheExtensionUseTestcontainers = noClasses()
            .that()
            .resideOutsideOfPackages("io.nonet.docker", "io.nonet.junit")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.testcontainers..");

    @ArchTest
    static final ArchRule onlyClientsUseOkHttp = noClasses()
            .that()
            .resideOutsideOfPackage("io.nonet.client..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..");

    @ArchTest
    static final ArchRule nothingUsesBouncyCastle =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.bouncycastle..");

    @ArchTest
    static final ArchRule nothingSleeps = noClasses().should().callMethodWhere(calls(Thread.class, "sleep"));

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .callMethodWhere(describe(
                    "asks java.time for now",
                    call -> call.getTargetOwner().getPackageName().equals("java.time")
                            && call.getName().equals("now")))
            .orShould()
            .callMethodWhere(calls(System.class, "currentTimeMillis"))
            .orShould()
            .callConstructor(Date.class);

    @ArchTest
    static final ArchRule onlyTheExtensionBringsAClock = noClasses()
            .that()
            .resideOutsideOfPackage("io.nonet.junit")
            .should()
            .callMethodWhere(describe(
                    "makes a system clock",
                    call -> call.getTargetOwner().isEquivalentTo(Clock.class)
                            && call.getName().startsWith("system")));

    @ArchTest
    static final ArchRule nothingPrints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule logsGoThroughSlf4j = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule exceptionsHaveTypesOfTheirOwn = noClasses()
            .should()
            .callConstructorWhere(targetOwner(belongToAnyOf(RuntimeException.class, Exception.class, Error.class))
                    .and(originOwner(not(assignableTo(Throwable.class)))));

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        assertThat(classes.stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .allMatch(javaPackage -> javaPackage.isAnnotatedWith(NullMarked.class));
    }

    @ArchTest
    static void classesOfEveryPackageWereReallyScanned(JavaClasses classes) {
        assertThat(classes.stream().map(JavaClass::getPackageName).distinct())
                .containsExactlyInAnyOrder(
                        "io.nonet.client",
                        ConsulClient.class.getPackageName(),
                        NomadClient.class.getPackageName(),
                        Cluster.class.getPackageName(),
                        DockerProvisioner.class.getPackageName(),
                        NonetExtension.class.getPackageName(),
                        Timeline.class.getPackageName());
        assertThat(classes.contain(ArchitectureTest.class)).isFalse();
        assertThat(classes).hasSizeGreaterThan(100);
    }

    private static DescribedPredicate<JavaMethodCall> calls(Class<?> owner, String method) {
        return describe(
                "calls " + owner.getSimpleName() + "." + method,
                call -> call.getTargetOwner().isEquivalentTo(owner)
                        && call.getName().equals(method));
    }
}
