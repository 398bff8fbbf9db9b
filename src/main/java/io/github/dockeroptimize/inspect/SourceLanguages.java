package io.github.dockeroptimize.inspect;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.GoProject;
import io.github.dockeroptimize.application.JavaSources;
import io.github.dockeroptimize.application.NodeProject;
import io.github.dockeroptimize.application.PythonProject;
import io.github.dockeroptimize.application.SourceProject;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides between languages whose manifests lie in one directory by what is started: manifests are also there for tools
 * (Prettier, MkDocs), and to build the pages that a program of another language serves.
 */
final class SourceLanguages {

    private static final Pattern WEB = Pattern.compile("(?m)^web\\s*:[ \\t]*((?:[A-Za-z_]\\w*=\\S*[ \\t]+)*)(\\S+)");
    private static final Pattern NODE =
            Pattern.compile("(?:.*/)?(?:node|nodejs|npm|npx|pnpm|yarn)|.*node_modules/\\.bin/.*");
    private static final Pattern PYTHON =
            Pattern.compile("(?:.*/)?(?:python[\\d.]*|gunicorn|uvicorn|hypercorn|daphne|granian"
                    + "|waitress-serve|uwsgi|celery|streamlit|uv|poetry|flask|fastapi)");

    /** Those of languages that no inspector reads, and whose programs have pages that a package.json builds. */
    private static final Pattern FOREIGN = Pattern.compile(
            "composer\\.json|Gemfile|mix\\.exs|Cargo\\.toml|Pipfile|setup\\.(?:py|cfg)"
                    + "|manage\\.py|build\\.gradle(?:\\.kts)?|.*\\.csproj|.*\\.sln|build\\.sbt|pubspec\\.yaml|Package\\.swift");

    private static final String DECIDES =
            "<excludedSources> or -Ddocker-optimize.excludedSources with the one that the image isn't for"
                    + " decides, such as ";

    /** A language. */
    enum Language {
        GO("Go"),
        PYTHON("Python"),
        NODE("Node.js");

        private final String title;

        Language(String title) {
            this.title = title;
        }

        /** Its manifests, the first of which says most. */
        private List<String> manifests() {
            return switch (this) {
                case GO -> List.of("go.mod");
                case PYTHON -> List.of("pyproject.toml", "requirements.txt");
                case NODE -> List.of("package.json");
            };
        }
    }

    private final Path folder;
    private final SourceChoices choices;
    private final Function<Language, Optional<SourceProject>> inspector;

    SourceLanguages(Path folder, SourceChoices choices, Function<Language, Optional<SourceProject>> inspector) {
        this.folder = folder;
        this.choices = choices;
        this.inspector = inspector;
    }

    Optional<SourceProject> recognise() {
        List<Language> there = Stream.of(Language.values())
                .filter(language -> manifest(language).isPresent())
                .toList();
        Optional<Language> said = started().filter(there::contains);
        if (said.isPresent()) {
            return inspector.apply(said.get());
        }
        Map<Language, SourceProject> certain = new EnumMap<>(Language.class);
        List<InvalidInputException> refused = new ArrayList<>();
        for (Language language : there) {
            try {
                inspector.apply(language).ifPresent(project -> certain.put(language, project));
            } catch (InvalidInputException e) {
                refused.add(e);
            }
        }
        if (certain.isEmpty() && !refused.isEmpty()) {
            throw refused.get(0);
        }
        return chosen(certain);
    }

    /** A program comes before pages, which it may serve. */
    private Optional<SourceProject> chosen(Map<Language, SourceProject> certain) {
        Map<Language, SourceProject> programs = certain.entrySet().stream()
                .filter(entry -> entry.getValue().site().isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        Map.Entry::getValue,
                        (one, other) -> one,
                        () -> new EnumMap<>(Language.class)));
        if (programs.size() > 1) {
            List<String> names = programs.keySet().stream()
                    .map(language -> quote(manifest(language).orElseThrow()) + " of a " + language.title + " program")
                    .toList();
            throw ambiguous(
                    String.join(" and ", names),
                    manifest(List.copyOf(programs.keySet()).get(1)).orElseThrow());
        }
        Optional<SourceProject> program = programs.values().stream().findFirst();
        if (program.isEmpty() && !certain.isEmpty()) {
            foreign().ifPresent(file -> {
                throw ambiguous(
                        "'package.json', which builds pages, and " + quote(file) + " of another language", file);
            });
        }
        return program.or(() -> certain.values().stream().findFirst());
    }

    private InvalidInputException ambiguous(String what, String example) {
        return new InvalidInputException(
                quote(folder.toAbsolutePath().normalize().getFileName()) + " has " + what
                        + ", and it isn't certain which of them the image is for",
                DECIDES + quote(example));
    }

    /** What the image doesn't have, since it is of another language. */
    List<String> notes(SourceProject project) {
        List<String> notes = new ArrayList<>();
        if (!project.match(new RunsScripts()) && manifest(Language.NODE).isPresent()) {
            text("package.json")
                    .map(Pattern.compile("\"build\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)+)\"")::matcher)
                    .filter(Matcher::find)
                    .ifPresent(build -> notes.add("'scripts.build' in 'package.json' is "
                            + quote(build.group(1))
                            + ", which the image's build doesn't run: what the program needs of its"
                            + " result has to be in the sources"));
        }
        return notes;
    }

    /** The language of the start command that the user or the project names. */
    private Optional<Language> started() {
        Optional<String> program = choices.entrypoint().stream()
                .findFirst()
                .or(() ->
                        text("Procfile").map(WEB::matcher).filter(Matcher::find).map(web -> web.group(2)));
        return program.flatMap(word -> NODE.matcher(word).matches()
                ? Optional.of(Language.NODE)
                : PYTHON.matcher(word).matches() ? Optional.of(Language.PYTHON) : Optional.empty());
    }

    /** The manifest of a language, unless the user excludes it. */
    private Optional<String> manifest(Language language) {
        List<String> left = language.manifests().stream()
                .filter(file -> Files.isRegularFile(folder.resolve(file)))
                .toList();
        return left.stream().anyMatch(this::isExcluded)
                ? Optional.empty()
                : left.stream().findFirst();
    }

    private boolean isExcluded(String file) {
        return choices.excluded().stream()
                .anyMatch(line -> line.replaceFirst("^/", "").equals(file));
    }

    private Optional<String> foreign() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> FOREIGN.matcher(name).matches() && !isExcluded(name))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> text(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether the image's build runs the scripts of a package.json. */
    private static final class RunsScripts implements SourceProject.Cases<Boolean> {

        @Override
        public Boolean go(GoProject project) {
            return false;
        }

        @Override
        public Boolean java(JavaSources project) {
            return false;
        }

        @Override
        public Boolean node(NodeProject project) {
            return true;
        }

        @Override
        public Boolean python(PythonProject project) {
            return false;
        }
    }
}
