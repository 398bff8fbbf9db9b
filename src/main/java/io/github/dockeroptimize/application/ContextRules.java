package io.github.dockeroptimize.application;

import java.util.List;
import java.util.stream.Stream;

/**
 * What stays out of a build context although it lies in a directory that is copied.
 *
 * @param patterns lines of a {@code .dockerignore}
 * @param notes for the user: what was left out, or taken, by a rule that may be wrong
 */
public record ContextRules(List<String> patterns, List<String> notes) {

    public static final ContextRules NONE = new ContextRules(List.of(), List.of());

    public ContextRules {
        patterns = List.copyOf(patterns);
        notes = List.copyOf(notes);
    }

    public ContextRules withNote(String note) {
        return withNotes(List.of(note));
    }

    public ContextRules withNotes(List<String> more) {
        return new ContextRules(
                patterns,
                Stream.concat(notes.stream(), more.stream()).distinct().toList());
    }
}
