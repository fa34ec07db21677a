package io.nonet.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;

/** The languages in which {@code nonet env} speaks; the option takes the names as they are. */
enum Dialect {
    sh,
    fish,
    powershell,
    json;

    /**
     * The text that makes the change.
     *
     * @param searchPath the PATH that there is now
     */
    String render(EnvironmentChange change, String searchPath) {
        return switch (this) {
            case sh -> new PosixShell().render(change);
            case fish -> new Fish().render(change);
            case powershell -> new PowerShell().render(change);
            case json -> json(change, searchPath);
        };
    }

    /** One object, in which null stands for a variable to be taken away. */
    private static String json(EnvironmentChange change, String searchPath) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        change.set().forEach(json::put);
        change.unset().forEach(json::putNull);
        change.first().ifPresent(folder -> {
            String start = folder + File.pathSeparator;
            json.put("PATH", searchPath.startsWith(start) ? searchPath : start + searchPath);
        });
        return json.toPrettyString();
    }
}
