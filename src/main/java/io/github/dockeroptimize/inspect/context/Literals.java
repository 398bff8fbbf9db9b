package io.github.dockeroptimize.inspect.context;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts in quotes in a project's code. A program names the files that it reads: where one of them has a file's name, the
 * file is taken for needed.
 */
public final class Literals {

    private static final int MOST = 1 << 21;
    private static final int LONGEST = 300;
    private static final Pattern QUOTED = Pattern.compile(
            "\"([^\"\\r\\n]{1," + LONGEST + "})\"|'([^'\\r\\n]{1," + LONGEST + "})'|`([^`]{1," + LONGEST + "})`");

    /** What ends a path: the rest is known at run time only. */
    private static final Pattern END = Pattern.compile("[*?\\[{%$<>|].*", Pattern.DOTALL);

    /** A root that is known at run time only: {@code ${root}/}, {@code %s/}. */
    private static final Pattern START = Pattern.compile("^(?:[a-z]+:/{0,2})?(?:(?:\\$?\\{[^}]*}|%[sv])/?)*");

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private final Set<String> paths = new TreeSet<>();
    private final Set<String> names = new HashSet<>();

    private Literals() {}

    /** Those of some files. */
    public static Literals of(Path context, List<String> files) {
        return of(context, files, NOTHING);
    }

    /** Those of some files, without what a pattern matches. */
    public static Literals of(Path context, List<String> files, Pattern without) {
        Literals literals = new Literals();
        files.forEach(file -> literals.read(context.resolve(file), without));
        return literals;
    }

    /** These, and more. */
    public Literals and(List<String> more) {
        more.forEach(this::add);
        return this;
    }

    /** Whether one of them has this name, or the name without its ending, as a part of its path. */
    public boolean name(String name) {
        return names.contains(name) || names.contains(name.replaceFirst("(?<=.)\\.[^.]+$", ""));
    }

    /** What may be a path, without what varies: {@code templates} for {@code ./templates/*.html}. */
    public Set<String> paths() {
        return paths;
    }

    private void read(Path file, Pattern without) {
        try {
            if (Files.size(file) > MOST) {
                return;
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            Matcher quoted = QUOTED.matcher(without.matcher(text).replaceAll(""));
            while (quoted.find()) {
                add(quoted.group().substring(1, quoted.group().length() - 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String literal) {
        String varying = START.matcher(literal).replaceFirst("").replace("\\\\", "/");
        String path = END.matcher(varying).replaceFirst("");
        String fixed = path.equals(varying) || !path.contains("/") ? path : path.substring(0, path.lastIndexOf('/'));
        String plain = fixed.replaceFirst("^(?:\\.{1,2}/|/)+", "").replaceFirst("/+$", "");
        if (!plain.isBlank()) {
            paths.add(plain);
            names.addAll(List.of(plain.split("/+")));
        }
    }
}
