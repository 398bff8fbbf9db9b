package io.github.dockeroptimize.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A Dockerfile as its words, one list an instruction: without comments, and with continued lines joined. */
record Instructions(List<List<String>> all) {

    private static final Pattern CONTINUED = Pattern.compile("\\\\\n");

    static Instructions of(Path context) {
        try {
            String text = CONTINUED
                    .matcher(Files.readString(context.resolve("Dockerfile")))
                    .replaceAll(" ");
            return new Instructions(text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.strip().split("\\s+")))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<List<String>> stages() {
        return all.stream().filter(words -> words.get(0).equals("FROM")).toList();
    }

    Instructions lastStage() {
        return new Instructions(all.subList(all.lastIndexOf(stages().get(stages().size() - 1)), all.size()));
    }

    /** Where the instructions that bring files take them from, without their flags. */
    List<String> sources() {
        return all.stream()
                .filter(words -> words.get(0).matches("COPY|ADD"))
                .map(words -> words.stream().skip(1).filter(word -> !word.startsWith("--")))
                .map(words -> words.findFirst().orElseThrow())
                .toList();
    }

    List<String> keywords() {
        return all.stream().map(words -> words.get(0)).toList();
    }
}
