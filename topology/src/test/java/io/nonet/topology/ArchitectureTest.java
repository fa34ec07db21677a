package io.nonet.topology;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.nonet.architecture.HouseRules;
import io.nonet.topology.config.MachineFiles;
import io.nonet.topology.file.TopologyFile;
import io.nonet.topology.pki.ClusterSecrets;

@AnalyzeClasses(packages = "io.nonet.topology", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule onlyPkiUsesBouncyCastle = noClasses()
            .that()
            .resideOutsideOfPackage("..pki..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..");

    @ArchTest
    static final ArchRule onlyFileUsesYaml = noClasses()
            .that()
            .resideOutsideOfPackage("..file..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.snakeyaml..");

    @ArchTest
    static final ArchRule onlyConfigUsesJson = noClasses()
            .that()
            .resideOutsideOfPackage("..config..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule nothingTouchesFilesOrTheNetwork = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..")
            .orShould()
            .dependOnClassesThat(belongToAnyOf(java.io.File.class, Process.class, ProcessBuilder.class));

    @ArchTest
    static void classesOfEveryPackageWereReallyScanned(JavaClasses classes) {
        assertThat(classes.contain(Topology.class)).isTrue();
        assertThat(classes.contain(ClusterSecrets.class)).isTrue();
        assertThat(classes.contain(MachineFiles.class)).isTrue();
        assertThat(classes.contain(TopologyFile.class)).isTrue();
        assertThat(classes.contain(ArchitectureTest.class)).isFalse();
        assertThat(classes).hasSizeGreaterThan(30);
    }
}
