package io.nonet.chaos.workload;

/** Writes values that others wait for, each once; every call is recorded. For one thread. */
final class WriteClient implements Runnable {
    private final Recorder recorder;
    private final Registers registers;
    private final String key;
    private int written;

    WriteClient(Recorder recorder, Registers registers, String key) {
        this.recorder = recorder;
        this.registers = registers;
        this.key = key;
    }

    /** One call. */
    @Override
    public void run() {
        String value = "\"" + recorder.agent() + "-" + ++written + "\"";
        recorder.record(
                "write",
                key,
                () -> Done.decided(value, () -> {
                    registers.write(key, value);
                    return true;
                }));
    }
}
