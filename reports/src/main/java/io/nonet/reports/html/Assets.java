package io.nonet.reports.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The style and the scripts of a page, and the policy that lets the browser take these and nothing else.
 *
 * @param style all style sheets in one
 * @param scripts in their order
 */
public record Assets(String style, List<String> scripts) {
    private static final String CHART = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    public Assets {
        scripts = List.copyOf(scripts);
        for (String script : scripts) {
            // It would end the element that it stands in.
            if (script.contains("</script") || style.contains("</style")) {
                throw new IllegalArgumentException(
                        "a script or style cannot stand in a page: it holds its own end tag");
            }
        }
    }

    /** What a page of ours needs; with the chart library where it has charts. */
    static Assets of(boolean charts, String... scripts) {
        String style = (charts ? resource(CHART + "uPlot.min.css") : "") + resource("page.css");
        List<String> all = Arrays.stream(scripts).map(Assets::resource).collect(Collectors.toList());
        if (charts) {
            all.add(0, resource(CHART + "uPlot.iife.min.js"));
        }
        return new Assets(style, all);
    }

    /** The page's Content-Security-Policy: what is named by its hash, and no request to anywhere. */
    public String policy() {
        return policy("");
    }

    /**
     * The same, for a page that talks to the server it comes from.
     *
     * @param more directives, each with a semicolon before it
     */
    public String policy(String more) {
        String hashes = scripts.stream().map(Assets::hash).collect(Collectors.joining(" "));
        return "default-src 'none'; style-src " + hash(style) + "; script-src " + (hashes.isEmpty() ? "'none'" : hashes)
                + "; base-uri 'none'; form-action 'none'" + more;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
