package io.github.dockeroptimize.inspect;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A Go module, or several that are built together. All paths but the first are relative to the context, with slashes;
 * those of packages, to {@code folder}.
 *
 * @param folder where the go command runs: that of the workspace, else that of the module
 * @param moduleFiles every go.mod, go.sum, go.work and go.work.sum
 * @param release of Go, such as {@code 1.24}
 * @param vendored whether its dependencies lie in {@code vendor}
 * @param cgo whether it needs a C compiler, and a C library where it runs
 * @param commands what can be started, by name; the first one is
 * @param sources what is compiled
 * @param assets folders that the program reads when it runs
 * @param listens whether it serves something
 */
public record GoProject(
        Path context,
        String folder,
        List<String> moduleFiles,
        String release,
        boolean vendored,
        boolean cgo,
        List<Command> commands,
        List<String> sources,
        List<String> assets,
        boolean listens)
        implements SourceProject {

    public GoProject {
        moduleFiles = List.copyOf(moduleFiles);
        commands = List.copyOf(commands);
        sources = List.copyOf(sources);
        assets = List.copyOf(assets);
    }

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
