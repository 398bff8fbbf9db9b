package io.github.dockeroptimize.application;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A Go module, or several that are built together. All paths but the first are relative to the context, with slashes;
 * those of packages, to {@code folder}.
 *
 * @param rules what stays out of the context
 * @param folder where the go command runs: that of the workspace, else that of the module
 * @param moduleFiles every go.mod, go.sum, go.work and go.work.sum
 * @param release of Go, such as {@code 1.24}
 * @param vendored whether its dependencies are in {@code vendor}
 * @param cgo whether it needs a C compiler, and a C library where it runs
 * @param commands the main packages by name, the one that the image starts first
 * @param sources what is compiled
 * @param assets what the program reads when it runs
 * @param listens whether it listens on a port
 * @param port that it is found to listen on
 * @param readsPort whether it reads the variable {@code PORT}
 * @param cpp whether the C library isn't enough, since C++ is compiled in
 * @param flags of the user for {@code go build}
 * @param notes for the user
 */
public record GoProject(
        Path context,
        ContextRules rules,
        String folder,
        List<String> moduleFiles,
        String release,
        boolean vendored,
        boolean cgo,
        List<Command> commands,
        List<String> sources,
        List<Asset> assets,
        boolean listens,
        OptionalInt port,
        boolean readsPort,
        boolean cpp,
        GoFlags flags,
        List<String> notes)
        implements SourceProject {

    public GoProject {
        moduleFiles = List.copyOf(moduleFiles);
        commands = List.copyOf(commands);
        sources = List.copyOf(sources);
        assets = List.copyOf(assets);
        notes = List.copyOf(notes);
    }

    /**
     * A file or a directory for the image.
     *
     * @param path relative to the context
     * @param target relative to the directory of the programs
     */
    public record Asset(String path, String target) {}

    /**
     * A main package.
     *
     * @param packagePath as {@code go build} takes it, such as {@code ./cmd/server}
     */
    public record Command(String name, String packagePath) {}

    @Override
    public String describe() {
        return "Go " + release + " with "
                + (commands.size() == 1
                        ? "one command"
                        : commands.size() + " commands ("
                                + commands.stream().map(Command::name).collect(Collectors.joining(", ")) + ")");
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.go(this);
    }
}
