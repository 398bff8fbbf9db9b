package io.github.dockeroptimize.inspect;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.semver4j.Semver;

/**
 * Which release of Node.js a project is for: what its files pin, else the lowest long-term release that its range allows,
 * since that is what it was made for, else the newest.
 */
final class NodeReleases {

    private static final List<Integer> LONG_TERM = List.of(18, 20, 22, 24, 26);
    private static final int NEWEST = 26;
    private static final int LATER_THAN_ANY = 40;
    private static final int LAST = 9_999;

    private static final Pattern PIN = Pattern.compile("v?(\\d+(?:\\.\\d+){0,2})(?:\\.[xX*])*");
    private static final Pattern LONG_TERM_NAME = Pattern.compile("lts/([a-z])[a-z]+");
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?");

    private NodeReleases() {}

    static NodeRelease of(Path folder, NodeManifest manifest) {
        for (String file : List.of(".nvmrc", ".node-version")) {
            Optional<String> text = NodeFiles.text(folder.resolve(file)).flatMap(NodeReleases::firstWord);
            if (text.isPresent()) {
                return named(file, text.get());
            }
        }
        return manifest.text("engines", "node")
                .map(String::strip)
                .filter(range -> !range.isEmpty() && !range.equals("*"))
                .map(range -> inRange("engines.node' in 'package.json", range))
                .orElseGet(() -> release(NEWEST));
    }

    private static Optional<String> firstWord(String text) {
        return text.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .findFirst();
    }

    private static NodeRelease named(String file, String text) {
        String name = text.toLowerCase(Locale.ROOT);
        Matcher pin = PIN.matcher(name);
        if (pin.matches()) {
            return new NodeRelease(pin.group(1));
        }
        if (List.of("lts/*", "lts", "node", "stable", "current", "latest").contains(name)) {
            return release(NEWEST);
        }
        Matcher longTerm = LONG_TERM_NAME.matcher(name);
        return longTerm.matches() ? release(byInitial(longTerm.group(1).charAt(0))) : inRange(file, text);
    }

    /** The names go by the alphabet: Argon is 4, Boron 6, and so on. */
    private static int byInitial(char initial) {
        return 4 + 2 * (initial - 'a');
    }

    private static NodeRelease inRange(String where, String range) {
        Matcher version = VERSION.matcher(range);
        return LONG_TERM.stream()
                .filter(major -> allows(range, major, LAST, LAST))
                .findFirst()
                .or(() -> IntStream.range(1, LATER_THAN_ANY)
                        .filter(major -> allows(range, major, LAST, LAST))
                        .boxed()
                        .findFirst())
                .map(NodeReleases::release)
                .or(() -> version.find() ? narrow(range, version) : Optional.empty())
                .orElseThrow(() -> new InvalidInputException("'" + where + "' is " + quote(range)
                        + ", which no release of Node.js is known to match; correct it, or set <baseImage> or"
                        + " -Ddocker-optimize.baseImage to an image with the release that it needs"));
    }

    /** A range within one release, such as {@code ~20.11}, or a version. */
    private static Optional<NodeRelease> narrow(String range, Matcher version) {
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        if (allows(range, major, minor, LAST)) {
            return Optional.of(new NodeRelease(major + "." + minor));
        }
        return Optional.ofNullable(version.group(3))
                .filter(patch -> allows(range, major, minor, Integer.parseInt(patch)))
                .map(patch -> new NodeRelease(version.group()));
    }

    private static boolean allows(String range, int major, int minor, int patch) {
        return Semver.create(major, minor, patch).satisfies(range);
    }

    private static NodeRelease release(int major) {
        return new NodeRelease(Integer.toString(major));
    }
}
