package io.github.dockeroptimize.inspect.python;

import io.github.dockeroptimize.application.PythonProject;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A project of a table: a line {@code # name}, its files, each after a line {@code > path}, and lines with what is
 * expected, which begin with {@code = }, {@code ! } or {@code ? }.
 */
record PythonLayout(String name, Map<String, String> files, List<String> expected) {

    static Stream<PythonLayout> in(String table) throws IOException {
        String all = "\n" + Files.readString(Path.of("src/test/resources", table));
        return Stream.of(all.split("\n# ", -1)).skip(1).map(PythonLayout::of);
    }

    private static PythonLayout of(String text) {
        Map<String, String> files = new LinkedHashMap<>();
        List<String> expected = new ArrayList<>();
        String file = "";
        for (String line : text.lines().skip(1).toList()) {
            if (line.startsWith("> ")) {
                file = line.substring(2);
                files.put(file, "");
            } else if (line.matches("[=!?] .*")) {
                expected.add(line);
            } else {
                files.merge(file, line + "\n", String::concat);
            }
        }
        if (files.keySet().stream().noneMatch(name -> name.endsWith(".py") && !name.equals("setup.py"))) {
            files.put("shop/__main__.py", "print('up')\n");
        }
        return new PythonLayout(text.lines().findFirst().orElseThrow(), files, expected);
    }

    PythonProject project(Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return (PythonProject)
                new PythonInspector().inspect(folder, "app", SourceChoices.NONE).orElseThrow();
    }

    @Override
    public String toString() {
        return name;
    }
}
