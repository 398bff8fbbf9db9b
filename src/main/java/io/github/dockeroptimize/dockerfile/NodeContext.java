package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.application.NodeEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of a Node.js project that are copied into the container. */
final class NodeContext {

    private NodeContext() {}

    /** Copies files together, and each directory into one of the same name. */
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
