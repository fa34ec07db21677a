package io.nonet;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.nonet.architecture.HouseRules;
import io.nonet.client.consul.ConsulClient;
import io.nonet.client.nomad.NomadClient;
import io.nonet.cluster.Cluster;
import io.nonet.docker.DockerProvisioner;
import io.nonet.junit.NonetExtension;
import io.nonet.observe.Timeline;
import java.time.Clock;

@AnalyzeClasses(
        packages = {"io.nonet.client", "io.nonet.cluster", "io.nonet.docker", "io.nonet.junit", "io.nonet.observe"},
        importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

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
    static final ArchRule onlyTheExtensionBringsAClock = noClasses()
            .that()
            .resideOutsideOfPackage("io.nonet.junit")
            .should()
            .callMethodWhere(describe(
                    "makes a system clock",
                    call -> call.getTargetOwner().isEquivalentTo(Clock.class)
                            && call.getName().startsWith("system")));

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
}
