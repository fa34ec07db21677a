package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.junit.Scenario;
import io.nonet.junit.ScenarioDescription;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The scenarios that come with this program, by name.
 *
 * <p>Nothing but a command that needs them may touch this class: the class path is looked through, and JUnit loaded.
 */
record ShippedScenarios(List<ScenarioDescription> all) {
    private static final String PACKAGE = "io.nonet.scenarios";

    ShippedScenarios {
        all = all.stream()
                .sorted(Comparator.comparing(ScenarioDescription::name))
                .toList();
    }

    static ShippedScenarios find() {
        return new ShippedScenarios(ReflectionSupport.findAllClassesInPackage(
                        PACKAGE,
                        candidate -> candidate.isAnnotationPresent(Scenario.class),
                        name -> name.endsWith("Scenario"))
                .stream()
                .map(ScenarioDescription::of)
                .toList());
    }

    /** The scenario of this name; empty if there is none. */
    Optional<ScenarioDescription> named(String name) {
        requireNonNull(name, "name");
        return all.stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }

    List<String> names() {
        return all.stream().map(ScenarioDescription::name).toList();
    }

    /** What is wrong with a name that no scenario has. */
    String unknown(String name) {
        String nearest = NearestWord.to(name, names())
                .map(word -> "; did you mean " + word + "?")
                .orElse("");
        return "there is no scenario '" + name + "'" + nearest + "\n  Known are: " + String.join(", ", names());
    }
}
