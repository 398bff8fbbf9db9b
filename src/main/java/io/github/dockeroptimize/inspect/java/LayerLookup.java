package io.github.dockeroptimize.inspect.java;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the layer of a file by the lines of {@code layers.idx}: full names, or directories that end in a slash. */
final class LayerLookup {

    private record Line(String path, String layer, int number) {}

    private final Map<String, Line> files = new HashMap<>();
    private final List<Line> folders = new ArrayList<>();

    LayerLookup(Map<String, List<String>> layers) {
        int number = 0;
        for (var layer : layers.entrySet()) {
            for (String path : layer.getValue()) {
                Line line = new Line(path, layer.getKey(), number++);
                if (path.endsWith("/")) {
                    folders.add(line);
                } else {
                    files.putIfAbsent(path, line);
                }
            }
        }
    }

    /** The layer of the first line that names the file or a directory that it is in. */
    Optional<String> layerOf(String file) {
        Line name = files.get(file);
        for (Line folder : folders) {
            if (file.startsWith(folder.path())) {
                Line first = name != null && name.number() < folder.number() ? name : folder;
                return Optional.of(first.layer());
            }
        }
        return name == null ? Optional.empty() : Optional.of(name.layer());
    }
}
