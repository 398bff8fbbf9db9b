package io.github.dockeroptimize.registry.credentials;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is to be said about the search for credentials in one place; never a secret. */
final class Remarks {

    private final Set<String> remarks = new LinkedHashSet<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private String program = "";

    /** Notes why nothing was found. */
    void remark(String text) {
        remarks.add(text);
    }

    /** Notes a problem that the user should fix. */
    void problem(String text) {
        problems.add(text);
    }

    /** Notes the helper that is asked. */
    void program(String name) {
        program = name;
    }

    /** The helper that was asked last. */
    String program() {
        return program;
    }

    /** Why nothing was found, if that is known. */
    List<String> all() {
        Set<String> all = new LinkedHashSet<>(problems);
        all.addAll(remarks);
        return List.copyOf(all);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }
}
