package io.nonet.digitalocean;

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
import io.nonet.digitalocean.api.DigitalOceanApi;
import io.nonet.digitalocean.fake.TestingTime;
import io.nonet.digitalocean.setup.MachineSetUp;
import io.nonet.digitalocean.ssh.SshMachine;

@AnalyzeClasses(packages = "io.nonet.digitalocean", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule onlyTheApiUsesOkHttp = noClasses()
            .that()
            .resideOutsideOfPackage("io.nonet.digitalocean.api")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..");

    @ArchTest
    static final ArchRule onlySshUsesMina = noClasses()
            .that()
            .resideOutsideOfPackage("io.nonet.digitalocean.ssh")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.sshd..");

    @ArchTest
    static final ArchRule nothingUsesContainers = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.github.dockerjava..", "org.testcontainers..", "io.nonet.docker..");

    @ArchTest
    static final ArchRule environmentIsReadByOthers = noClasses()
            .should()
            .callMethodWhere(describe(
                    "reads the environment",
                    call -> call.getTargetOwner().isEquivalentTo(System.class)
                            && call.getName().equals("getenv")));

    @ArchTest
    static void classesOfEveryPackageWereReallyScanned(JavaClasses classes) {
        assertThat(classes.stream().map(JavaClass::getPackageName).distinct())
                .containsExactlyInAnyOrder(
                        DigitalOcean.class.getPackageName(),
                        DigitalOceanApi.class.getPackageName(),
                        MachineSetUp.class.getPackageName(),
                        SshMachine.class.getPackageName());
        assertThat(classes.contain(TestingTime.class)).isFalse();
        assertThat(classes).hasSizeGreaterThan(30);
    }
}
