package io.nonet.reports;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.nonet.architecture.HouseRules;

@AnalyzeClasses(packages = "io.nonet.reports", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule momentsComeFromTheTimeline = HouseRules.momentsComeFromTheTimeline;

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
    static void classesWereReallyScanned(JavaClasses classes) {
        assertThat(classes.contain(Reports.class)).isTrue();
        assertThat(classes.contain(ArchitectureTest.class)).isFalse();
    }
}
