package io.nonet.scenarios.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskImageTest {
    @ParameterizedTest
    @CsvSource({
        "shop, true",
        "shop:latest, true",
        "registry:5000/shop, true",
        "registry:5000/shop:latest, true",
        "shop:1, false",
        "registry:5000/shop:1, false",
        "shop@sha256:12, false",
        "registry:5000/shop@sha256:12, false",
        "shop:latest@sha256:12, true"
    })
    void whatHasNoTagOfItsOwnIsPulledEachTime(String name, boolean pulledAnew) {
        assertThat(TaskImage.of(task("docker", name))).contains(new TaskImage(name, pulledAnew));
    }

    @Test
    void aTaskMayAskForThat() {
        ObjectNode task = task("docker", "shop:1");
        task.withObject("/Config").put("force_pull", true);

        assertThat(TaskImage.of(task)).map(TaskImage::pulledAnew).contains(true);
    }

    @Test
    void whereOthersCannotTellThereIsNone() {
        ObjectNode loaded = task("docker", "shop");
        loaded.withObject("/Config").put("load", "shop.tar");

        ObjectNode guarded = task("docker", "registry:5000/shop:1");
        guarded.withObject("/Config").putArray("auth").addObject().put("username", "shop");

        assertThat(TaskImage.of(loaded)).isEqualTo(Optional.empty());
        assertThat(TaskImage.of(guarded)).isEmpty();
        assertThat(TaskImage.of(task("docker", "shop:${meta.version}"))).isEmpty();
        assertThat(TaskImage.of(task("exec", "shop"))).isEmpty();
    }

    private static ObjectNode task(String driver, String image) {
        ObjectNode task = JsonNodeFactory.instance.objectNode().put("Driver", driver);
        task.putObject("Config").put("image", image);
        return task;
    }
}
