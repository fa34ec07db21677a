package io.nonet.topology.file;

import io.nonet.topology.TopologyException;
import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Goes through a YAML text event by event.
 *
 * <p>Nothing is built up from the events, so that no text, however deep or self-repeating, costs more than its length.
 */
final class YamlCursor {
    private static final int LONGEST_TEXT = 100_000;
    private static final String YAML = "YAML";

    private final String file;
    private final Iterator<Event> events;

    YamlCursor(String file, String text) {
        this.file = file;
        if (text.length() > LONGEST_TEXT) {
            throw wrong(1, 1, YAML, "at most " + LONGEST_TEXT + " characters", String.valueOf(text.length()));
        }
        requirePrintable(text);
        events = new Parse(LoadSettings.builder().build()).parseString(text).iterator();
    }

    /** The next event; tags, anchors and aliases are refused, because no key of a topology needs them. */
    Event next() {
        try {
            Event event = events.next();
            if (event instanceof NodeEvent node) {
                requirePlain(node);
            }
            return event;
        } catch (MarkedYamlEngineException e) {
            var mark = e.getProblemMark().or(e::getContextMark);
            throw wrong(
                    mark.map(at -> at.getLine() + 1).orElse(1),
                    mark.map(at -> at.getColumn() + 1).orElse(1),
                    YAML,
                    "correct syntax",
                    "an error: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw wrong(1, 1, YAML, "correct syntax", "an error: " + e.getMessage());
        }
    }

    TopologyFileException wrong(Event at, String key, String expected, String found) {
        return wrong(at, new TopologyException(key, expected, found));
    }

    TopologyFileException wrong(Event at, TopologyException broken) {
        return new TopologyFileException(file, line(at), column(at), broken);
    }

    static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static int column(Event event) {
        return event.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
    }

    private void requirePlain(NodeEvent node) {
        if (node.getAnchor().isPresent()) { // an alias has one, too
            throw wrong(node, YAML, "values without anchors and aliases", "one of these");
        }
        Optional<String> tag = Optional.empty();
        if (node instanceof ScalarEvent scalar) {
            tag = scalar.getTag();
        } else if (node instanceof CollectionStartEvent collection) {
            tag = collection.getTag();
        }
        if (tag.isPresent()) {
            throw wrong(node, YAML, "values without tags", "the tag " + tag.get());
        }
    }

    /** The parser looks ahead, and has no line for a character that YAML does not allow. */
    private void requirePrintable(String text) {
        int line = 1;
        int column = 1;
        for (int c : text.codePoints().toArray()) {
            if (!StreamReader.isPrintable(c)) {
                throw wrong(line, column, YAML, "printable characters", String.format("the character U+%04X", c));
            }
            if (c == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
    }

    private TopologyFileException wrong(int line, int column, String key, String expected, String found) {
        return new TopologyFileException(file, line, column, new TopologyException(key, expected, found));
    }
}
