package io.nonet.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.originOwner;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.FileDescriptor;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "io.nonet.cli", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule nothingAccessesTheStandardStreams = noClasses().should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule onlyTheTerminalHasTheirDescriptors = noClasses()
            .that()
            .doNotBelongToAnyOf(Terminal.class)
            .should()
            .dependOnClassesThat(belongToAnyOf(FileDescriptor.class));

    @ArchTest
    static final ArchRule containersAndCryptographyAreOthersBusiness = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.github.dockerjava..", "org.testcontainers..", "org.bouncycastle..", "okhttp3..");

    @ArchTest
    static final ArchRule nothingSleeps = noClasses().should().callMethodWhere(calls(Thread.class, "sleep"));

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethodWhere(calls(Instant.class, "now"))
            .orShould()
            .callMethodWhere(calls(System.class, "currentTimeMillis"))
            .orShould()
            .callConstructor(Date.class);

    @ArchTest
    static final ArchRule environmentIsReadInOnePlace = noClasses()
            .that()
            .doNotBelongToAnyOf(Surroundings.class)
            .should()
            .callMethodWhere(calls(System.class, "getenv"));

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
    static void onlyTheProgramItselfIsPublic(JavaClasses classes) {
        assertThat(classes.stream().filter(one -> one.getModifiers().toString().contains("PUBLIC")))
                .extracting(JavaClass::getSimpleName)
                .containsExactly("Main");
    }

    @ArchTest
    static void classesWereReallyScanned(JavaClasses classes) {
        assertThat(classes.contain(Main.class)).isTrue();
        assertThat(classes.contain(UpCommand.class)).isTrue();
        assertThat(classes.contain(ArchitectureTest.class)).isFalse();
        assertThat(classes).hasSizeGreaterThan(30);
    }

    private static DescribedPredicate<JavaMethodCall> calls(Class<?> owner, String method) {
        return DescribedPredicate.describe(
                "calls " + owner.getSimpleName() + "." + method,
                call -> call.getTargetOwner().isEquivalentTo(owner)
                        && call.getName().equals(method));
    }
}
