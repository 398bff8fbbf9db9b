package io.github.dockeroptimize.inspect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What lies in a directory whose shape isn't recognised, and what would be needed.
 *
 * @param file its name
 * @param need what to add or to do
 */
public record UnknownShape(String file, String need) {

    private static final String OTHER =
            "its language is none that is compiled in a container here: it needs a Dockerfile" + " of its own";

    /** From what says most about a project to what says least. */
    private static final List<Kind> KINDS = List.of(
            new Kind("Pipfile(\\.lock)?", "'pipenv requirements > requirements.txt' makes a list that is read"),
            new Kind(
                    "setup\\.(py|cfg)",
                    "write what it depends on into a requirements.txt, such as by 'pip-compile -o requirements.txt', or"
                            + " into [project] of a pyproject.toml"),
            new Kind("environment\\.ya?ml", "conda isn't used: write what it depends on into a requirements.txt"),
            new Kind("requirements\\.in", "'pip-compile' makes a requirements.txt of it"),
            new Kind("requirements([-_].+\\.txt|)", "a requirements.txt may include its lists, such as '-r FILE'"),
            new Kind("pyproject\\.toml", "it has neither [project] nor [tool.poetry], nor is there a requirements.txt"),
            new Kind(
                    "(build|settings)\\.gradle(\\.kts)?",
                    "Gradle builds it and Maven makes no archive: call the image task of a Gradle plugin"),
            new Kind("(package-lock|pnpm-lock|bun)\\..*|yarn\\.lock", "a package.json is needed next to it"),
            new Kind("go\\.(work|sum)|.*\\.go", "a go.mod is needed: 'go mod init'"),
            new Kind(
                    "Cargo\\.toml|composer\\.json|Gemfile|mix\\.exs|deno\\.jsonc?|.*\\.(cs|fs|vb)proj|.*\\.sln|build\\.sbt"
                            + "|project\\.clj|Package\\.swift|CMakeLists\\.txt|stack\\.yaml|.*\\.cabal|pubspec\\.yaml|rebar\\.config",
                    OTHER),
            new Kind(".*\\.py", "a requirements.txt is needed, which may be empty"),
            new Kind(".*\\.(m?js|ts)", "a package.json is needed"),
            new Kind("index\\.html", "a package.json that builds the site is needed, or a web server's image as base"));

    private record Kind(Pattern name, String need) {
        Kind(String name, String need) {
            this(Pattern.compile(name), need);
        }
    }

    /** The file that says most; empty if nothing is known. */
    public static Optional<UnknownShape> in(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            return KINDS.stream()
                    .flatMap(kind -> names.stream()
                            .filter(name -> kind.name().matcher(name).matches())
                            .map(name -> new UnknownShape(name, kind.need())))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the end of a sentence. */
    public String describe() {
        return "there is '" + file + "', which isn't recognised: " + need;
    }
}
