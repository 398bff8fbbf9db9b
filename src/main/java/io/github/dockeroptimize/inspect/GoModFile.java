package io.github.dockeroptimize.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A go.mod or go.work: directives, one a line or several in brackets (https://go.dev/ref/mod#go-mod-file-grammar).
 *
 * @param directives each as its words, the verb first
 */
record GoModFile(List<List<String>> directives) {

    /** The release for a module that names none, or one that doesn't know {@code -buildvcs} yet. */
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

    /** The first word after each directive of a kind. */
    List<String> all(String verb) {
        return directives.stream()
                .filter(words -> words.get(0).equals(verb) && words.size() > 1)
                .map(words -> words.get(1))
                .toList();
    }

    /** The folders that stand in for modules. */
    List<String> replacements() {
        return directives.stream()
                .filter(words -> words.get(0).equals("replace") && words.contains("=>"))
                .map(words -> words.get(words.indexOf("=>") + 1))
                .filter(target -> target.startsWith("./") || target.startsWith("../"))
                .toList();
    }

    /** Major and minor release that it is for, as images of Go are tagged; what compiles it, for those before 1.18. */
    Optional<String> release() {
        return first("toolchain")
                .map(name -> name.replaceFirst("^go", ""))
                .or(() -> first("go"))
                .map(version -> version.replaceFirst("^(\\d+\\.\\d+).*", "$1"))
                .filter(version -> version.matches("\\d+\\.\\d+"))
                .map(version -> version.matches("1\\.1?\\d") && !version.matches("1\\.1[89]") ? OLDEST : version);
    }
}
