package io.nonet.cli;

import io.nonet.observe.Observation.NodeState;
import io.nonet.observe.Observation.Phase;
import io.nonet.observe.Observation.State;
import io.nonet.observe.Verdict;
import io.nonet.topology.Topology;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Records and shows a launch that was none. */
record RecordWarmUp(Path folder, Terminal terminal, Topology topology, Clock clock) {
    void run() {
        LaunchRecord record = LaunchRecord.start(folder, topology, Map.of(), "nonet warm-up", clock);
        record.timeline().addListener(new LiveProgress(terminal, topology));
        record.timeline().addListener(new PlainProgress(terminal));
        record.timeline().record(new NodeState("consul-0", Optional.empty(), State.STARTING));
        record.timeline().record(new NodeState("consul-0", Optional.of("consul"), State.UP));
        record.timeline().record(new Phase("ready", Duration.ofSeconds(1)));
        record.finish(Verdict.PASSED, "it is over");
    }
}
