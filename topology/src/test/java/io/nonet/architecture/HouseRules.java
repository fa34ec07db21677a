package io.nonet.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.originOwner;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Date;
import org.jspecify.annotations.NullMarked;

/** What holds for the code of every module; each takes them in with {@code ArchTests.in(HouseRules.class)}, and adds its own. */
public final class HouseRules {
    @ArchTest
    public static final ArchRule packagesHaveNoCycles =
            slices().matching("io.nonet.(**)").should().beFreeOfCycles();

    @ArchTest
    public static final ArchRule nothingSleeps = noClasses().should().callMethodWhere(calls(Thread.class, "sleep"));

    @ArchTest
    public static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .callMethodWhere(describe(
                    "asks java.time for now",
                    call -> call.getTargetOwner().getPackageName().equals("java.time")
                            && call.getName().equals("now")))
            .orShould()
            .callMethodWhere(calls(System.class, "currentTimeMillis"))
            .orShould()
            .callConstructor(Date.class);

    @ArchTest
    public static final ArchRule nothingPrints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    public static final ArchRule logsGoThroughSlf4j = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    public static final ArchRule exceptionsHaveTypesOfTheirOwn = noClasses()
            .should()
            .callConstructorWhere(targetOwner(belongToAnyOf(RuntimeException.class, Exception.class, Error.class))
                    .and(originOwner(not(assignableTo(Throwable.class)))));

    /** For modules whose every moment is one of the timeline. */
    public static final ArchRule momentsComeFromTheTimeline =
            noClasses().should().callMethodWhere(calls(System.class, "nanoTime"));

    private HouseRules() {}

    @ArchTest
    public static void everyPackageIsNullMarked(JavaClasses classes) {
        assertThat(classes.stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .allMatch(javaPackage -> javaPackage.isAnnotatedWith(NullMarked.class));
    }

    /** Calls of a method of that name, whatever it takes. */
    public static DescribedPredicate<JavaMethodCall> calls(Class<?> owner, String method) {
        return describe(
                "calls " + owner.getSimpleName() + "." + method,
                call -> call.getTargetOwner().isEquivalentTo(owner)
                        && call.getName().equals(method));
    }
}
