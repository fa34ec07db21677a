package io.nonet.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.nonet.observe.Observation.Unknown;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/run-file.md} promises to other readers of the file is what the code does. */
class RunFileDocumentTest {
    static String document = "";

    @BeforeAll
    static void readDocument() throws IOException {
        document = Files.readString(Path.of("..", "docs", "run-file.md"));
    }

    static List<Class<?>> types() {
        return Arrays.stream(Observation.class.getPermittedSubclasses())
                .filter(type -> type != Unknown.class)
                .collect(Collectors.toList());
    }

    @ParameterizedTest
    @MethodSource("types")
    void describesEveryTypeItsFieldsAndItsValues(Class<?> type) {
        String name = type.getAnnotation(JsonTypeName.class).value();
        String row = document.lines()
                .filter(line -> line.startsWith("| `" + name + "` |"))
                .findFirst()
                .orElse("");
        for (RecordComponent component : type.getRecordComponents()) {
            boolean optional = component.getType() == Optional.class;
            assertThat(row).contains("`" + fieldName(component) + "`" + (optional ? "?" : ""));
            if (component.getType().isEnum() && component.getType() != ClusterSystem.class) {
                for (Object constant : component.getType().getEnumConstants()) {
                    assertThat(row)
                            .contains("`" + constant.toString().toLowerCase().replace('_', '-') + "`");
                }
            }
        }
    }

    @Test
    void showsAnExampleOfEveryTypeThatIsReadAndWrittenAsItStands(@TempDir Path folder) throws IOException {
        int begin = document.indexOf("```json\n") + "```json\n".length();
        String example = document.substring(begin, document.indexOf("```", begin));
        Path file = Files.writeString(folder.resolve("run.json"), example);

        RecordedRun run = RunFileReader.read(file);

        Set<Class<?>> shown = run.observations().values(Observation.class).stream()
                .map(Object::getClass)
                .collect(Collectors.toSet());
        assertThat(shown).containsExactlyInAnyOrderElementsOf(types());
        try (RunFile copy = RunFile.create(folder.resolve("copy.json"))) {
            run.observations().all().forEach(copy::seen);
        }
        assertThat(folder.resolve("copy.json")).hasContent(example);
        assertThat(run.complete()).isTrue();
    }

    private static String fieldName(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }
}
