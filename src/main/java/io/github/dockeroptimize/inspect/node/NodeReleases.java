package io.github.dockeroptimize.inspect.node;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.NodeRelease;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the Node.js release of a project: the one that its files pin, else the newest long-term release that its range
 * allows, as hosting platforms read it: an older one may get no more security fixes.
 */
final class NodeReleases {

    private static final List<Integer> LONG_TERM = List.of(26, 24, 22, 20, 18);
    private static final int NEWEST = 26;
    private static final int LATER_THAN_ANY = 40;

    private static final Pattern PIN = Pattern.compile("v?(\\d+(?:\\.\\d+){0,2})(?:\\.[xX*])*");
    private static final Pattern LONG_TERM_NAME = Pattern.compile("lts/([a-z])[a-z]+");
    private static final Pattern BEFORE = Pattern.compile("lts/-([1-4])");
    private static final Pattern TOOL = Pattern.compile("(?m)^\\s*(?:nodejs|node)\\s+(\\S+)");
    private static final Set<String> ANY =
            Set.of("lts/*", "lts", "node", "stable", "current", "latest", "*", "x", "lts_latest");

    private NodeReleases() {}

    static NodeRelease of(Path folder, NodeManifest manifest) {
        return said(folder, manifest).orElseGet(NodeReleases::newest);
    }

    static NodeRelease newest() {
        return release(NEWEST);
    }

    /** What the project says; empty if it says nothing. */
    static Optional<NodeRelease> said(Path folder, NodeManifest manifest) {
        return Stream.of(".nvmrc", ".node-version")
                .flatMap(file -> NodeFiles.text(folder.resolve(file)).flatMap(NodeReleases::firstWord).stream()
                        .map(text -> named("'" + file + "'", text)))
                .findFirst()
                .or(() -> NodeFiles.text(folder.resolve(".tool-versions"))
                        .flatMap(text -> TOOL.matcher(text)
                                .results()
                                .map(line -> line.group(1))
                                .findFirst())
                        .map(version -> named("'nodejs' in '.tool-versions'", version)))
                .or(() ->
                        manifest.text("volta", "node").map(version -> named("'volta.node' in 'package.json'", version)))
                .or(() -> manifest.text("engines", "node")
                        .map(String::strip)
                        .map(range -> named("'engines.node' in 'package.json'", range)));
    }

    private static Optional<String> firstWord(String text) {
        return text.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .findFirst();
    }

    /** @param where its place, for messages */
    private static NodeRelease named(String where, String text) {
        String name = text.toLowerCase(Locale.ROOT);
        Matcher pin = PIN.matcher(name);
        if (pin.matches()) {
            return new NodeRelease(pin.group(1));
        }
        if (ANY.contains(name)) {
            return release(NEWEST);
        }
        Matcher before = BEFORE.matcher(name);
        if (before.matches()) {
            return release(LONG_TERM.get(Integer.parseInt(before.group(1))));
        }
        Matcher longTerm = LONG_TERM_NAME.matcher(name);
        return longTerm.matches() ? release(byInitial(longTerm.group(1).charAt(0))) : inRange(where, text);
    }

    /** The release by the initial of its name, which is alphabetical: Argon is 4, Boron is 6, and so on. */
    private static int byInitial(char initial) {
        return 4 + 2 * (initial - 'a');
    }

    private static NodeRelease inRange(String where, String text) {
        NodeRange range = new NodeRange(text);
        return LONG_TERM.stream()
                .filter(range::allows)
                .findFirst()
                .or(() -> IntStream.range(1, LATER_THAN_ANY)
                        .filter(range::allows)
                        .boxed()
                        .findFirst())
                .map(NodeReleases::release)
                .or(() -> range.narrow().map(NodeRelease::new))
                .orElseThrow(() -> new InvalidInputException(
                        where + " is " + quote(text) + ", which matches no known release of Node.js",
                        "correct it, or set <baseImage> or"
                                + " -Ddocker-optimize.baseImage to an image with the release that the project needs"));
    }

    private static NodeRelease release(int major) {
        return new NodeRelease(Integer.toString(major));
    }
}
