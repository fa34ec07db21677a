package io.nonet.reports;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "io.nonet.reports", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule noPackageCycles =
            slices().matching("io.nonet.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule aReportNeedsNoCluster = noClasses()
            .should()
            .dependOnClassesThat(describe(
                    "are of nonet, and neither of reports nor of what was observed",
                    type -> type.getPackageName().startsWith("io.nonet.")
                            && !type.getPackageName().startsWith("io.nonet.reports")
                            && !type.getPackageName().equals("io.nonet.observe")))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.testcontainers..", "com.github.dockerjava..", "okhttp3..", "java.net..");

    @ArchTest
    static final ArchRule nothingSleeps = noClasses()
            .should()
            .callMethodWhere(describe(
                    "sleeps",
                    call -> call.getTargetOwner().isEquivalentTo(Thread.class)
                            && call.getName().equals("sleep")));

    @ArchTest
    static final ArchRule timeComesFromTheRunFile = noClasses()
            .should()
            .callMethodWhere(describe(
                    "asks java.time or the system for the time",
                    call -> (call.getTargetOwner().getPackageName().equals("java.time")
                                    && call.getName().equals("now"))
                            || (call.getTargetOwner().isEquivalentTo(System.class)
                                    && (call.getName().equals("nanoTime")
                                            || call.getName().equals("currentTimeMillis")))));

    @ArchTest
    static final ArchRule nothingPrints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule failuresHaveTypes = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        assertThat(classes.stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .allMatch(javaPackage -> javaPackage.isAnnotatedWith(NullMarked.class));
    }

    @ArchTest
    static void classesWereReallyScanned(JavaClasses classes) {
        assertThat(classes.contain(Reports.class)).isTrue();
        assertThat(classes.contain(ArchitectureTest.class)).isFalse();
    }
}
