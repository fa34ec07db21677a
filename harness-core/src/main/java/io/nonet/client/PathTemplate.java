package io.nonet.client;

import java.util.Objects;
import okhttp3.HttpUrl;

/**
 * Fills a path such as {@code /v1/job/{job}/plan} with arguments, percent-encoding each of them.
 *
 * <p>{@code {name}} takes one segment: a slash in it is encoded, and it must not be empty. {@code {+name}} keeps
 * slashes and may be empty. The segments {@code .} and {@code ..} are refused, since both ends of the wire would
 * resolve them to another path.
 */
final class PathTemplate {

    private PathTemplate() {}

    static void append(HttpUrl.Builder url, String template, String... arguments) {
        int next = 0;
        for (String part : template.substring(1).split("/", -1)) {
            if (!part.startsWith("{")) {
                url.addPathSegment(part);
                continue;
            }
            String name = part.substring(1, part.length() - 1);
            String value = Objects.requireNonNull(arguments[next++], name);
            if (name.startsWith("+")) {
                refuseDots(name, value);
                // Not addPathSegments: to that a backslash is a slash.
                for (String segment : value.split("/", -1)) {
                    url.addPathSegment(segment);
                }
            } else {
                if (value.isEmpty()) {
                    throw new IllegalArgumentException("The " + name + " in " + template + " must not be empty");
                }
                refuseDots(name, value);
                url.addPathSegment(value);
            }
        }
        if (next != arguments.length) {
            throw new IllegalArgumentException(template + " takes " + next + " arguments, not " + arguments.length);
        }
    }

    private static void refuseDots(String name, String value) {
        for (String segment : value.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException(
                        "The " + name.replace("+", "") + " must not contain the segment " + segment + ": " + value);
            }
        }
    }
}
