package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.inspect.NodeEntry;
import io.github.dockeroptimize.inspect.NodeProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What of a Node.js project's folder gets into the container. */
final class NodeContext {

    private static final List<String> TESTS = List.of(
            "**/node_modules",
            "**/*.test.*",
            "**/*.spec.*",
            "**/__tests__",
            "**/__mocks__",
            "**/*.log",
            "**/.npmrc",
            "test",
            "tests",
            "e2e",
            "cypress",
            "coverage");

    private NodeContext() {}

    /** What never does. Settings of npm do where they hold no credential. */
    static List<String> keptOut(NodeProject project) {
        return Stream.of(SourceStages.NEVER, TESTS)
                .flatMap(List::stream)
                .filter(pattern -> !pattern.equals("**/.npmrc")
                        || project.install().manifests().stream()
                                .noneMatch(entry -> entry.path().equals(".npmrc")))
                .toList();
    }

    /** Files go together; a folder's content goes into a folder of the same name. */
    static List<Instruction> copies(List<NodeEntry> entries, String target) {
        List<Instruction> copies = new ArrayList<>();
        List<String> files = entries.stream()
                .filter(entry -> !entry.folder() && !entry.path().contains("/"))
                .map(NodeEntry::path)
                .toList();
        if (!files.isEmpty()) {
            copies.add(new Instruction.Copy(Optional.empty(), files, target, false));
        }
        entries.stream()
                .filter(entry -> entry.folder() || entry.path().contains("/"))
                .map(entry ->
                        Instruction.Copy.ofContext(entry.path(), target + entry.path() + (entry.folder() ? "/" : "")))
                .forEach(copies::add);
        return copies;
    }
}
