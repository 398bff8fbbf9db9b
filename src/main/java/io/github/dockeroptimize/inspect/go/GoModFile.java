package io.github.dockeroptimize.inspect.go;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A go.mod or go.work: directives, one per line or several in brackets (https://go.dev/ref/mod#go-mod-file-grammar).
 *
 * @param directives each as a list of words, the verb first
 */
record GoModFile(List<List<String>> directives) {

    /** The release for a module that names none, or one without {@code -buildvcs}. */
    static final String OLDEST = "1.21";

    static GoModFile parse(String text) {
        List<List<String>> directives = new ArrayList<>();
        String block = "";
        for (String line : text.split("\\R", -1)) {
            String code = line.replaceFirst("//.*", "").strip();
            if (code.isEmpty()) {
                continue;
            }
            if (code.equals(")")) {
                block = "";
            } else if (code.endsWith("(")) {
                block = code.substring(0, code.length() - 1).strip() + " ";
            } else {
                directives.add(List.of(
                        (block + code).replace("\"", "").replace("`", "").split("\\s+", -1)));
            }
        }
        return new GoModFile(directives);
    }

    Optional<String> first(String verb) {
        return all(verb).stream().findFirst();
    }

    /** The first argument of each directive of a kind. */
    List<String> all(String verb) {
        return directives.stream()
                .filter(words -> words.get(0).equals(verb) && words.size() > 1)
                .map(words -> words.get(1))
                .toList();
    }

    /** A module, needed by this one or by what it needs, that compiles without C and then fails at run time. */
    Optional<String> needsC() {
        return all("require").stream()
                .filter(module ->
                        module.matches("github\\.com/(mattn/go-sqlite3|confluentinc/confluent-kafka-go)(/.*)?"))
                .findFirst();
    }

    /** Whether the go command takes a directory {@code vendor} without being told. */
    boolean usesVendor() {
        return first("go")
                .filter(version -> version.matches("1\\.(\\d|1[0-3])(\\..*)?"))
                .isEmpty();
    }

    /** The directories that replace modules. */
    List<String> replacements() {
        return directives.stream()
                .filter(words -> words.get(0).equals("replace") && words.contains("=>"))
                .map(words -> words.get(words.indexOf("=>") + 1))
                .filter(target -> target.startsWith("./") || target.startsWith("../"))
                .toList();
    }

    /**
     * The major and minor release, as in tags of Go's images; {@link #OLDEST} for releases before 1.18. A toolchain named
     * {@code default} is that of the go line.
     */
    Optional<String> release() {
        return first("toolchain")
                .filter(name -> name.matches("go1\\.\\d+.*"))
                .map(name -> name.replaceFirst("^go", ""))
                .or(() -> first("go"))
                .map(version -> version.replaceFirst("^(\\d+\\.\\d+).*", "$1"))
                .filter(version -> version.matches("\\d+\\.\\d+"))
                .map(version -> version.matches("1\\.1?\\d") && !version.matches("1\\.1[89]") ? OLDEST : version);
    }
}
