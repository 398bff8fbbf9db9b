package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.inspect.NodeServer;
import io.github.dockeroptimize.inspect.NodeSite;
import java.util.ArrayList;
import java.util.List;

/** The commands that make the tree of the application layer of what a build has left in its folder. */
final class NodeTree {

    private NodeTree() {}

    /** @param folder where the tree's application folder is */
    static List<String> program(NodeServer server, String folder) {
        List<String> words = new ArrayList<>(List.of("package.json"));
        server.files().forEach(entry -> words.add(entry.path()));
        List<String> commands = new ArrayList<>();
        if (server.outputs().contains(".next")) {
            commands.add("rm -rf .next/cache");
        }
        commands.add("mkdir -p " + folder);
        if (server.certain()) {
            words.addAll(server.outputs());
        } else {
            commands.add("for made in " + String.join(" ", server.outputs())
                    + "; do if [ -e \"$made\" ]; then cp -R \"$made\" " + folder + "/ || exit 1; fi; done");
        }
        commands.add(
                "cp -R " + String.join(" ", words.stream().map(ShellWord::of).toList()) + " " + folder + "/");
        return commands;
    }

    static List<String> site(NodeSite site, String folder) {
        return List.of("mkdir -p " + folder, "cp -R " + ShellWord.of(site.output()) + "/. " + folder + "/");
    }
}
