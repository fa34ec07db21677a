package io.nonet.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.OperatorAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The address by which the world sees this computer, as a service that does nothing else tells. */
final class OwnAddress {
    private static final URI SERVICE = URI.create("https://checkip.amazonaws.com");
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String REMEDY = "Give it by --operator ADDRESS.";

    private OwnAddress() {}

    /**
     * Asks.
     *
     * @throws EnvironmentUnusableException if nobody tells
     */
    static OperatorAddress ask() {
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(LIMIT)
                    .build()
                    .sendAsync(HttpRequest.newBuilder(SERVICE).build(), HttpResponse.BodyHandlers.ofString(US_ASCII))
                    .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (answer.statusCode() == 200) {
                return OperatorAddress.parse(answer.body().strip());
            }
            throw new EnvironmentUnusableException(
                    "Cannot tell this computer's own address: " + SERVICE + " answered " + answer.statusCode() + ".",
                    REMEDY);
        } catch (ExecutionException | TimeoutException e) {
            throw new EnvironmentUnusableException(
                    "Cannot tell this computer's own address: " + SERVICE + " does not answer (" + e + ").", REMEDY, e);
        } catch (IllegalArgumentException e) {
            throw new EnvironmentUnusableException(
                    "Cannot tell this computer's own address: what answers as " + SERVICE + " tells none.", REMEDY, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentUnusableException("Interrupted while asking for the own address.", REMEDY, e);
        }
    }
}
