package io.nonet.client;

import java.util.regex.Pattern;

/** The agent answered, with a status that means no. */
public final class ApiException extends ClientException {

    private static final long serialVersionUID = 1L;

    private static final int BODY_LIMIT = 4096;
    private static final int MESSAGE_LIMIT = 400;

    private static final Pattern UNSERVED = Pattern.compile("Not ready to serve consistent reads"
            + "|failed to get conn|lead thread didn't get connection"
            + "|(EOF|session shutdown|stream closed|stream reset|connection write timeout|keepalive timeout"
            + "|i/o deadline reached|i/o timeout|connection reset by peer|connection refused|broken pipe)$");

    private final int status;
    private final String body;

    ApiException(ApiCallName call, int status, String body) {
        super(call, "answered " + status + ": " + excerpt(body), null);
        this.status = status;
        this.body = body.length() <= BODY_LIMIT ? body : body.substring(0, BODY_LIMIT);
    }

    /** The HTTP status code. */
    public int status() {
        return status;
    }

    /** What the agent said, at most 4096 characters of it; empty when it said nothing. */
    public String body() {
        return body;
    }

    /** Whether the agent could not serve the call because it knows of no leader. */
    public boolean isNoLeader() {
        return status == 500 && body.contains("No cluster leader");
    }

    /**
     * Whether the servers could not work on the call, whatever is in it: they know of no leader, are not ready yet, or lost their
     * connection to one another. By the sources of Nomad 1.4.3 ({@code nomad/structs/errors.go}, {@code helper/pool/pool.go}) and
     * of yamux ({@code const.go}); Consul's are the same.
     */
    public boolean isUnserved() {
        return isNoLeader() || (status == 500 && UNSERVED.matcher(body.strip()).find());
    }

    private static String excerpt(String body) {
        String text = body.strip();
        if (text.isEmpty()) {
            return "(no explanation)";
        }
        return text.length() <= MESSAGE_LIMIT ? text : text.substring(0, MESSAGE_LIMIT) + "…";
    }
}
