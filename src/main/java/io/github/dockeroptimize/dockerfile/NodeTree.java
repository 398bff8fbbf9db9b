package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.application.NodeBundle;
import io.github.dockeroptimize.application.NodeEntry;
import io.github.dockeroptimize.application.NodeServer;
import io.github.dockeroptimize.application.NodeSite;
import io.github.dockeroptimize.application.NodeStart;
import io.github.dockeroptimize.application.NodeStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The commands that create the tree of the application layer from the build output. */
final class NodeTree {

    private NodeTree() {}

    /**
     * The commands for a program.
     *
     * @param folder the application's directory in the tree
     * @param dependencies the same in the tree of the dependencies
     */
    static List<String> program(NodeServer server, String folder, String dependencies) {
        List<String> commands = new ArrayList<>();
        if (server.outputs().contains(".next")) {
            commands.add("rm -rf .next/cache");
        }
        server.bundle()
                .map(NodeBundle::added)
                .ifPresent(added -> added.forEach((to, from) -> {
                    commands.add("mkdir -p " + ShellWord.of(to));
                    commands.add("cp -R " + ShellWord.of(from) + "/. " + ShellWord.of(to) + "/");
                }));
        commands.add("mkdir -p " + folder);
        if (!server.certain()) {
            commands.add("for made in "
                    + String.join(
                            " ", server.outputs().stream().map(ShellWord::of).toList())
                    + "; do if [ -e \"$made\" ]; then cp -R \"$made\" " + folder + "/ || exit 1; fi; done");
        }
        Stream<String> sources =
                Stream.concat(Stream.of("package.json"), server.files().stream().map(NodeEntry::path));
        commands.addAll(copies(
                Stream.concat(sources, server.certain() ? server.outputs().stream() : Stream.of())
                        .toList(),
                folder));
        server.bundle().map(NodeBundle::modules).ifPresent(modules -> {
            String from = ShellWord.of(folder + "/" + modules);
            String target = ShellWord.of(dependencies + "/" + modules.replaceFirst("/[^/]*$", ""));
            commands.add("mkdir -p " + target);
            commands.add("if [ -d " + from + " ]; then mv " + from + " " + target + "/; fi");
        });
        commands.addAll(checks(server, folder));
        return commands;
    }

    /** Copies what lies in the same directory together. */
    private static List<String> copies(List<String> paths, String folder) {
        Map<String, List<String>> together = new TreeMap<>();
        paths.forEach(path -> together.computeIfAbsent(
                        path.contains("/") ? "/" + path.substring(0, path.lastIndexOf('/')) : "",
                        key -> new ArrayList<>())
                .add(ShellWord.of(path)));
        List<String> commands = new ArrayList<>();
        together.forEach((directory, files) -> {
            String target = ShellWord.of(folder + directory);
            if (!directory.isEmpty()) {
                commands.add("mkdir -p " + target);
            }
            commands.add("cp -R " + String.join(" ", files) + " " + target + "/");
        });
        return commands;
    }

    /** Fails the build where the build has not made what the image starts. */
    private static List<String> checks(NodeServer server, String folder) {
        return server.start().stream()
                .map(NodeStart::steps)
                .flatMap(List::stream)
                .map(NodeStep::file)
                .filter(file -> !file.isEmpty() && !file.startsWith("node_modules/"))
                .map(file -> "node -p 'require.resolve(process.argv[1])' " + ShellWord.of(folder + "/" + file))
                .toList();
    }

    static List<String> site(NodeSite site, String folder) {
        String target = site.base().isEmpty() ? folder + "/" : ShellWord.of(folder + "/" + site.base());
        return List.of(
                "mkdir -p " + target.replaceFirst("/$", ""), "cp -R " + ShellWord.of(site.output()) + "/. " + target);
    }
}
