package io.nonet.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.nonet.architecture.HouseRules.calls;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.nonet.architecture.HouseRules;
import java.io.FileDescriptor;

@AnalyzeClasses(packages = "io.nonet.cli", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

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
    static final ArchRule environmentIsReadInOnePlace = noClasses()
            .that()
            .doNotBelongToAnyOf(Surroundings.class)
            .should()
            .callMethodWhere(calls(System.class, "getenv"));

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
}
