package io.nonet.chaos.workload;

import java.util.function.Consumer;

/** Has units of work done, each asked for once; every call is recorded. For one thread. */
final class DispatchClient implements Runnable {
    private final Recorder recorder;
    private final Consumer<String> dispatch;
    private final String key;
    private int asked;

    /** @param dispatch asks for a unit; throws a {@link io.nonet.client.ClientException} if there is no answer */
    DispatchClient(Recorder recorder, Consumer<String> dispatch, String key) {
        this.recorder = recorder;
        this.dispatch = dispatch;
        this.key = key;
    }

    /** One call. */
    @Override
    public void run() {
        String unit = recorder.agent() + "-" + ++asked;
        recorder.record(
                "enqueue",
                key,
                () -> Done.decided("\"" + unit + "\"", () -> {
                    dispatch.accept(unit);
                    return true;
                }));
    }
}
