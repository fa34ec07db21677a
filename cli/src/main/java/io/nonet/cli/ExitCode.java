package io.nonet.cli;

import io.nonet.chaos.FaultException;
import io.nonet.chaos.history.HistoryException;
import io.nonet.chaos.link.LinkException;
import io.nonet.chaos.schedule.ScheduleFileException;
import io.nonet.client.ClientException;
import io.nonet.cluster.MachineException;
import io.nonet.cluster.NoAgreedLeaderException;
import io.nonet.cluster.NotReadyException;
import io.nonet.digitalocean.UnavailableChoiceException;
import io.nonet.observe.Judged;
import io.nonet.observe.RunFileException;
import io.nonet.observe.Verdict;
import io.nonet.reports.UnknownRunException;
import io.nonet.scenarios.workload.JobFileException;
import io.nonet.topology.TopologyException;
import io.nonet.topology.file.TopologyFileException;

/** What the exit codes mean, and which one an exception leads to. An interrupted command ends with the JVM's 130. */
final class ExitCode {
    static final int OK = 0;
    /** The command did its work, and the answer is no: not ready, failed. */
    static final int FAILED = 1;
    /** The command did its work, and it shows nothing: a fault did not bite, or could not be injected. */
    static final int INCONCLUSIVE = 2;
    /** The surroundings do not let the command work; the message says what to do. */
    static final int UNUSABLE = 3;
    /** The command line or a file named on it is wrong. */
    static final int USAGE = 64;
    /** A fault of this program. */
    static final int INTERNAL = 70;

    private ExitCode() {}

    /** What a verdict leads to. */
    static int of(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> OK;
            case FAILED -> FAILED;
            case VACUOUS, INCONCLUSIVE -> INCONCLUSIVE;
            case UNSUPPORTED -> UNUSABLE;
        };
    }

    static int of(Throwable failure) {
        if (failure instanceof TopologyException
                || failure instanceof TopologyFileException
                || failure instanceof ScheduleFileException
                || failure instanceof HistoryException
                || failure instanceof JobFileException
                || failure instanceof UnavailableChoiceException
                || failure instanceof UnknownRunException
                || failure instanceof WrongFileException) {
            return USAGE;
        }
        if (failure instanceof MachineException || failure instanceof RunFileException) {
            return UNUSABLE;
        }
        if (failure instanceof Judged judged) {
            return of(judged.verdict());
        }
        if (failure instanceof NotReadyException
                || failure instanceof NoAgreedLeaderException
                || failure instanceof FaultException
                || failure instanceof LinkException
                || failure instanceof ClientException) {
            return FAILED;
        }
        return INTERNAL;
    }
}
