package io.github.dockeroptimize.layering;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a lock: {@code layer NAME} for each layer in the order of the images, then {@code ARTIFACT LAYER} sorted
 * by artifact. It contains no versions, so that a bump neither changes it nor moves an artifact.
 */
public final class LockFile {

    private static final String LAYER = "layer";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]+(:[A-Za-z0-9._-]+){1,2}");
    private static final Pattern MERGE_MARKER = Pattern.compile("(<{7}|={7}|>{7}|\\|{7})( .*)?");
    private static final String AGAIN = "or delete the file and run 'mvn docker-optimize:lock'";

    private final String name;
    private final Map<String, Integer> layers = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final TreeMap<String, String> artifacts = new TreeMap<>();

    private LockFile(String name) {
        this.name = name;
    }

    /** The text of the file. */
    public static String write(Lock lock) {
        StringBuilder text = new StringBuilder("""
                # Which layer of the images each release dependency goes to, for all modules of this reactor.
                # Made by docker-optimize:lock, to be committed. A new version of a dependency needs no new lock;
                # after adding or removing dependencies or modules, run 'mvn docker-optimize:lock' again.

                # The layers, in the order of the images.
                """);
        lock.layers().forEach(layer -> text.append(LAYER + " ").append(layer).append('\n'));
        text.append('\n');
        lock.artifacts()
                .forEach((key, layer) ->
                        text.append(key).append(' ').append(layer).append('\n'));
        return text.toString();
    }

    /**
     * Reads the text.
     *
     * @param name of the file, for messages
     * @throws InvalidInputException if a line is invalid, with its number
     */
    public static Lock read(String text, String name) {
        LockFile file = new LockFile(name);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                file.read(line, i + 1);
            }
        }
        file.lines.forEach(file::requireLayer);
        return new Lock(List.copyOf(file.layers.keySet()), file.artifacts);
    }

    private void read(String line, int number) {
        if (MERGE_MARKER.matcher(line).matches()) {
            throw new InvalidInputException(
                    at(number) + quote(line) + " is left over from a merge",
                    "keep the lines of both sides, one per artifact, " + AGAIN);
        }
        String[] words = line.split("\\s+", -1);
        if (words.length == 2
                && words[0].equals(LAYER)
                && NAME.matcher(words[1]).matches()) {
            refuseSecond(layers.putIfAbsent(words[1], number), words[1], number);
        } else if (words.length == 2
                && KEY.matcher(words[0]).matches()
                && NAME.matcher(words[1]).matches()) {
            refuseSecond(lines.putIfAbsent(words[0], number), words[0], number);
            artifacts.put(words[0], words[1]);
        } else {
            throw new InvalidInputException(
                    at(number) + quote(line) + " is neither 'layer NAME' nor 'groupId:artifactId[:classifier] LAYER'",
                    "correct it, " + AGAIN);
        }
    }

    private void refuseSecond(@Nullable Integer first, String what, int number) {
        if (first != null) {
            throw new InvalidInputException(
                    at(number) + quote(what) + " is already in line " + first, "remove one of the two, " + AGAIN);
        }
    }

    private void requireLayer(String artifact, int number) {
        String layer = artifacts.getOrDefault(artifact, "");
        if (!layers.containsKey(layer)) {
            throw new InvalidInputException(
                    at(number) + quote(layer) + " is not declared by a line 'layer " + layer + "'",
                    "add that line or name another layer, " + AGAIN);
        }
    }

    private String at(int number) {
        return name + ", line " + number + ": ";
    }
}
