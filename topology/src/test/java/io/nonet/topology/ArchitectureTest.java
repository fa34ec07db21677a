package io.nonet.topology;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.originOwner;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
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
import io.nonet.topology.config.MachineFiles;
import io.nonet.topology.file.TopologyFile;
import io.nonet.topology.pki.ClusterSecrets;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "io.nonet.topology", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.nonet.(**)").should().beFreeOfCycles();

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
    static final ArchRule nothingSleeps = noClasses().should().callMethodWhere(calls(Thread.class, "sleep"));

    @ArchTest
    static final ArchRule timeComesFromTheClockOfTheCaller = noClasses()
            .should()
            .callMethodWhere(calls(Instant.class, "now"))
            .orShould()
            .callMethodWhere(calls(System.class, "currentTimeMillis"))
            .orShould()
            .callConstructor(Date.class);

    @ArchTest
    static final ArchRule nothingPrints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

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
        assertThat(classes.contain(Topology.class)).isTrue();
        assertThat(classes.contain(ClusterSecrets.class)).isTrue();
        assertThat(classes.contain(MachineFiles.class)).isTrue();
        assertThat(classes.contain(TopologyFile.class)).isTrue();
        assertThat(classes.contain(ArchitectureTest.class)).isFalse();
        assertThat(classes).hasSizeGreaterThan(30);
    }

    private static DescribedPredicate<JavaMethodCall> calls(Class<?> owner, String method) {
        return describe(
                "calls " + owner.getSimpleName() + "." + method,
                call -> call.getTargetOwner().isEquivalentTo(owner)
                        && call.getName().equals(method));
    }
}
