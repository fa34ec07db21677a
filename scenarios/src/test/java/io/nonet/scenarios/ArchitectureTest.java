package io.nonet.scenarios;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import java.util.List;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "io.nonet.scenarios", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
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

    @ArchTest
    static final ArchRule nothingSleeps = noClasses()
            .should()
            .callMethodWhere(describe(
                    "sleeps",
                    call -> call.getTargetOwner().isEquivalentTo(Thread.class)
                            && call.getName().equals("sleep")));

    @ArchTest
    static final ArchRule timeComesFromTheTimeline = noClasses()
            .should()
            .callMethodWhere(describe(
                    "asks java.time or the system for the time",
                    call -> (call.getTargetOwner().getPackageName().equals("java.time")
                                    && call.getName().equals("now"))
                            || (call.getTargetOwner().isEquivalentTo(System.class)
                                    && (call.getName().equals("nanoTime")
                                            || call.getName().equals("currentTimeMillis")))));

    /** Scenarios say what they look for in the words of pages, not of a driver. */
    @ArchTest
    static final ArchRule oneClassDrivesTheBrowser = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.nonet.scenarios.web.Browser")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.openqa.selenium..");

    @ArchTest
    static final ArchRule nothingPrints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        assertThat(classes.stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .allMatch(javaPackage -> javaPackage.isAnnotatedWith(NullMarked.class));
    }

    @ArchTest
    static void classesWereReallyScanned(JavaClasses classes) {
        assertThat(classes.contain(LeaderElectionScenario.class)).isTrue();
        assertThat(classes.contain(ArchitectureTest.class)).isFalse();
    }
}
