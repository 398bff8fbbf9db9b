package io.github.dockeroptimize.inspect.python;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The modules that Python code imports, written as paths. */
final class PythonImports {

    private static final Pattern IMPORT = Pattern.compile(
            "(?m)^[ \\t]*(?:from[ \\t]+([.\\w]+)[ \\t]+import[ \\t(]+([\\w, \\t]*)|import[ \\t]+([.\\w, \\t]+))");

    private PythonImports() {}

    static List<String> of(PythonFiles files, Collection<String> code) {
        return code.stream()
                .flatMap(file -> files.text(file).stream())
                .flatMap(text -> IMPORT.matcher(text).results())
                .flatMap(found -> found.group(1) == null
                        ? Stream.of(found.group(3).split(",", -1))
                        : Stream.of(found.group(2).split(",", -1)).map(name -> found.group(1) + "." + name.strip()))
                .map(name -> name.strip()
                        .replaceFirst("\\s.*", "")
                        .replaceFirst("^\\.+", "")
                        .replace('.', '/'))
                .distinct()
                .toList();
    }
}
