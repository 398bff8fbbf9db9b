package io.github.dockeroptimize.inspect.context;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.ContextRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * The files of a build context: what is under version control (everything where there is none), less what is never a source.
 * The same rules are the {@code .dockerignore}, so that what is copied and what is ignored can't differ.
 */
public final class SourceTree {

    private static final int MOST_NAMES = 5;
    static final String ADDS = "<sources> or -Ddocker-optimize.sources adds what the program needs";

    private final Path context;
    private final ContextWalk walk;
    private final List<String> lines;
    private final List<String> more;
    private final SourceChoices choices;
    private final TreeSet<String> files;
    private final TreeSet<String> directories = new TreeSet<>();

    /** @param more lines that only this kind of project has */
    private SourceTree(Path context, ContextWalk walk, List<String> lines, List<String> more, SourceChoices choices) {
        this.context = context;
        this.walk = walk;
        this.lines = lines;
        this.more = more;
        this.choices = choices;
        List<IgnorePattern> patterns = patterns(all(lines, more), choices.excluded());
        this.files = new TreeSet<>(walk.files().stream()
                .filter(file -> !IgnorePattern.excludes(patterns, file))
                .toList());
        choices.added().forEach(path -> files.addAll(below(path)));
        for (String file : files) {
            for (int slash = file.indexOf('/'); slash > 0; slash = file.indexOf('/', slash + 1)) {
                directories.add(file.substring(0, slash));
            }
        }
    }

    /**
     * Reads a directory.
     *
     * @throws InvalidInputException if a path that the user adds doesn't exist, or a pattern isn't valid
     */
    public static SourceTree of(Path context, SourceChoices choices) {
        return of(context, choices, Path.of(System.getProperty("user.home")));
    }

    static SourceTree of(Path directory, SourceChoices choices, Path home) {
        Path context = directory.toAbsolutePath().normalize();
        ContextWalk walk = new ContextWalk(context, home);
        List<String> lines = new ArrayList<>(new IgnoreLines(walk).lines());
        lines.addAll(Certain.LINES);
        walk.files().stream()
                .filter(file -> file.endsWith("/pyvenv.cfg"))
                .map(file -> IgnorePattern.literal(file.replaceFirst("/pyvenv\\.cfg$", "")))
                .forEach(lines::add);
        return new SourceTree(context, walk, lines, List.of(), choices);
    }

    private static List<String> all(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** The tree without private keys. */
    public SourceTree withoutKeys() {
        return without(walk.files().stream()
                .filter(file -> Certain.isKey(context, file))
                .map(IgnorePattern::literal)
                .toList());
    }

    /**
     * The tree without tests.
     *
     * @param tests lines of a {@code .dockerignore}
     * @param needed files that stay, since the program names them
     */
    public SourceTree withoutTests(List<String> tests, Set<String> needed) {
        List<IgnorePattern> patterns = tests.stream().map(IgnorePattern::of).toList();
        List<String> more = new ArrayList<>(tests);
        files.stream()
                .filter(file -> needed.contains(file) && IgnorePattern.excludes(patterns, file))
                .forEach(file -> more.add("!" + IgnorePattern.literal(file)));
        return without(more);
    }

    /** The tree without what these lines of a {@code .dockerignore} exclude. */
    public SourceTree without(List<String> without) {
        return new SourceTree(context, walk, lines, all(more, without), choices);
    }

    /** This tree with the rules that the tree of a directory in it has of its own. */
    public SourceTree with(String directory, SourceTree below) {
        String prefix = IgnorePattern.literal(directory) + "/";
        return without(below.more.stream()
                        .map(line -> line.startsWith("!") ? "!" + prefix + line.substring(1) : prefix + line)
                        .toList())
                .with(below.choices.added().stream()
                        .map(path -> directory + "/" + path)
                        .toList());
    }

    /** The tree with paths that a start command names, whatever a rule says of them. */
    public SourceTree with(Collection<String> named) {
        List<String> left = named.stream()
                .filter(path -> !has(path) && !hasDirectory(path) && Files.exists(context.resolve(path)))
                .toList();
        return left.isEmpty() ? this : new SourceTree(context, walk, lines, more, choices.adding(left));
    }

    /** The files, sorted, with slashes. */
    public Set<String> files() {
        return files;
    }

    public boolean has(String file) {
        return files.contains(file);
    }

    /** Whether there are files in this directory, or below it. */
    public boolean hasDirectory(String directory) {
        return directories.contains(directory);
    }

    /** What lies in the root, without the files of the Maven build and of the image's own. */
    public List<SourceEntry> entries() {
        return Stream.concat(files.stream(), directories.stream())
                .filter(path -> !path.contains("/"))
                .filter(name ->
                        !Certain.isOfTheBuild(name) || choices.added().stream().anyMatch(name::equals))
                .distinct()
                .sorted()
                .map(name -> new SourceEntry(name, directories.contains(name)))
                .toList();
    }

    /** The entries that an image may need, those for people and tools only where the program names them. */
    public List<SourceEntry> forImage(Literals program) {
        return entries().stream()
                .filter(entry -> !Housekeeping.has(entry)
                        || program.name(entry.name())
                        || choices.added().contains(entry.name()))
                .toList();
    }

    /** The files that satisfy a condition. */
    public List<String> files(Predicate<String> condition) {
        return files.stream().filter(condition).toList();
    }

    /** The files that a pattern below a directory matches, or whose directory it matches; none if it isn't valid. */
    public List<String> matching(String directory, String pattern) {
        try {
            IgnorePattern compiled =
                    IgnorePattern.of(directory.isEmpty() ? pattern : IgnorePattern.literal(directory) + "/" + pattern);
            return files(file -> compiled.regex().matcher(file).matches());
        } catch (PatternSyntaxException e) {
            return List.of();
        }
    }

    /** The lines of the {@code .dockerignore} after those for what is copied, and what the user should know. */
    public ContextRules rules() {
        List<String> all = new ArrayList<>(all(lines, more));
        all.addAll(choices.excluded());
        choices.added().forEach(path -> all.add("!" + IgnorePattern.literal(plain(path))));
        return new ContextRules(last(all), notes());
    }

    private List<String> notes() {
        return Stream.concat(walk.problems().stream(), notes(path -> true).stream())
                .toList();
    }

    /** What the user should know about these files of the context. */
    public List<String> notes(Predicate<String> copied) {
        return new ContextNotes(context, walk, choices, files).of(copied);
    }

    /**
     * The rules, and a note about directories that only might be read.
     *
     * @param image the entries that are in it
     */
    public ContextRules rulesWith(List<String> image, Literals program) {
        List<String> unnamed = image.stream()
                .filter(name -> directories.contains(name) && !program.name(name))
                .toList();
        return unnamed.isEmpty()
                ? rules()
                : rules().withNote(
                                "the image has " + names(unnamed) + ", which no code names;"
                                        + " <excludedSources> or -Ddocker-optimize.excludedSources leaves out what the program doesn't read");
    }

    /** The rules, and a note about what isn't in the image. */
    public ContextRules rulesWithout(List<String> left) {
        return left.isEmpty()
                ? rules()
                : rules().withNote("the image doesn't have " + names(left) + ", which no code names; " + ADDS);
    }

    /** Some of these, for a message. */
    static String names(List<String> names) {
        String first = String.join(
                ", ",
                names.stream()
                        .limit(MOST_NAMES)
                        .map(InvalidInputException::quote)
                        .toList());
        return names.size() > MOST_NAMES ? first + " and " + (names.size() - MOST_NAMES) + " more" : first;
    }

    /** A line that comes again later decides nothing before. */
    private static List<String> last(List<String> lines) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.subList(i + 1, lines.size()).contains(lines.get(i))) {
                kept.add(lines.get(i));
            }
        }
        return kept;
    }

    private static List<IgnorePattern> patterns(List<String> lines, List<String> excluded) {
        List<IgnorePattern> patterns =
                new ArrayList<>(lines.stream().map(IgnorePattern::of).toList());
        for (String line : excluded) {
            try {
                patterns.add(IgnorePattern.of(line));
            } catch (PatternSyntaxException e) {
                throw new InvalidInputException(
                        "'excludedSources' has " + quote(line) + ", which isn't a valid pattern",
                        "close its brackets, or set it to a path");
            }
        }
        return patterns;
    }

    private List<String> below(String path) {
        Path file = context.resolve(path.strip()).normalize();
        if (!file.startsWith(context) || file.equals(context) || !Files.exists(file)) {
            throw new InvalidInputException(
                    "'sources' has " + quote(path) + ", which doesn't exist in " + quote(context.getFileName())
                            + ", the build context",
                    "set paths relative to it");
        }
        try (Stream<Path> below = Files.walk(file)) {
            return below.filter(found -> !Files.isDirectory(found))
                    .map(found -> slashes(context.relativize(found)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String plain(String path) {
        return slashes(context.relativize(context.resolve(path.strip()).normalize()));
    }

    /** Whether a path is a directory or what is in it. */
    static boolean isBelow(String path, String directory) {
        return path.equals(directory) || path.startsWith(directory + "/");
    }

    static String slashes(Path path) {
        return Objects.requireNonNull(path).toString().replace('\\', '/');
    }
}
