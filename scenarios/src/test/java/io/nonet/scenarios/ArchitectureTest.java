package io.nonet.scenarios;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import java.util.List;

@AnalyzeClasses(packages = "io.nonet.scenarios", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule momentsComeFromTheTimeline = HouseRules.momentsComeFromTheTimeline;

    /** Otherwise Maven would not find it, or would run it without a cluster. */
    @ArchTest
    static final ArchRule scenariosHaveTheirNameAndTheirCluster = classes()
            .that()
            .haveSimpleNameEndingWith("Scenario")
            .should()
            .beAnnotatedWith(NonetTest.class)
            .andShould()
            .bePublic();

    /** By their names people run them. */
    @ArchTest
    static void scenariosHaveNamesOfTheirOwn(JavaClasses classes) {
        List<JavaClass> scenarios = classes.stream()
                .filter(one -> one.getSimpleName().endsWith("Scenario"))
                .toList();
        assertThat(scenarios).isNotEmpty().allMatch(one -> one.isAnnotatedWith(Scenario.class));
        assertThat(scenarios.stream().map(one -> one.getAnnotationOfType(Scenario.class)))
                .allMatch(one -> one.name().matches("[a-z]+(-[a-z]+)*"), "a name in lower case")
                .allMatch(one -> one.summary().endsWith("."), "a sentence")
                .extracting(Scenario::name)
                .doesNotHaveDuplicates();
    }

    /** Scenarios say what they look for in the words of pages, not of a driver. */
    @ArchTest
    static final ArchRule oneClassDrivesTheBrowser = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.nonet.scenarios.web.Browser")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.openqa.selenium..");

    @ArchTest
    static void classesWereReallyScanned(JavaClasses classes) {
        assertThat(classes.contain(LeaderElectionScenario.class)).isTrue();
        assertThat(classes.contain(ArchitectureTest.class)).isFalse();
    }
}
