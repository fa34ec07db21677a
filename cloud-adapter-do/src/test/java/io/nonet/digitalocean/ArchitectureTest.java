package io.nonet.digitalocean;

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

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.nonet.digitalocean.api.DigitalOceanApi;
import io.nonet.digitalocean.fake.TestingTime;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "io.nonet.digitalocean", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.nonet.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheApiUsesOkHttp = noClasses()
            .that()
            .resideOutsideOfPackage("io.nonet.digitalocean.api")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..");

    @ArchTest
    static final ArchRule nothingUsesContainers = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.github.dockerjava..", "org.testcontainers..", "io.nonet.docker..");

    @ArchTest
    static final ArchRule nothingSleeps = noClasses()
            .should()
            .callMethodWhere(describe(
                    "calls Thread.sleep",
                    call -> call.getTargetOwner().isEquivalentTo(Thread.class)
                            && call.getName().equals("sleep")));

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .callMethodWhere(describe(
                    "asks java.time for now",
                    call -> call.getTargetOwner().getPackageName().equals("java.time")
                            && call.getName().equals("now")));

    @ArchTest
    static final ArchRule nothingPrints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule environmentIsReadByOthers = noClasses()
            .should()
            .callMethodWhere(describe(
                    "reads the environment",
                    call -> call.getTargetOwner().isEquivalentTo(System.class)
                            && call.getName().equals("getenv")));

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
                .containsExactlyInAnyOrder(DigitalOcean.class.getPackageName(), DigitalOceanApi.class.getPackageName());
        assertThat(classes.contain(TestingTime.class)).isFalse();
        assertThat(classes).hasSizeGreaterThan(30);
    }
}
