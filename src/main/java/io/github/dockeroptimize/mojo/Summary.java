package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a goal has to say at its end, in ten lines at most. */
final class Summary {

    private static final int MOST_LINES = 10;
    private static final double KILO = 1000;

    private Summary() {}

    static List<String> of(ImagePlan plan, String context) {
        List<String> head =
                List.of(plan.origin().description() + " '" + plan.origin().name() + "' on " + plan.baseImage());
        List<String> tail = new ArrayList<>(
                plan.notes().stream().map(note -> "Note: " + note).toList());
        tail.add("Build it with: docker build -t " + plan.image() + " " + word(context));
        List<String> lines = new ArrayList<>(head);
        lines.addAll(layers(plan.layers(), Math.max(1, MOST_LINES - head.size() - tail.size())));
        lines.addAll(tail);
        return lines;
    }

    /** One line a layer; where they are too many, the last line stands for the rest. */
    private static List<String> layers(List<Layer> layers, int most) {
        int width =
                layers.stream().mapToInt(layer -> layer.name().length()).max().orElse(0);
        if (layers.size() <= most) {
            return layers.stream().map(layer -> line(layer, width)).toList();
        }
        List<String> lines = new ArrayList<>(layers.subList(0, most - 1).stream()
                .map(layer -> line(layer, width))
                .toList());
        List<Layer> rest = layers.subList(most - 1, layers.size());
        lines.add("  and " + rest.size() + " more layers: "
                + rest.stream().map(Layer::name).collect(Collectors.joining(", ")) + ", "
                + size(rest.stream().mapToLong(Layer::size).sum()));
        return lines;
    }

    private static String line(Layer layer, int width) {
        int files = layer.files().size();
        return String.format(
                Locale.ROOT,
                "  %-" + width + "s  %9s  %d file%s",
                layer.name(),
                size(layer.size()),
                files,
                files == 1 ? "" : "s");
    }

    /** As a shell reads it, where it has blanks and the like. */
    static String word(String path) {
        return path.matches("[\\p{L}\\p{N}._/\\\\:+@%-]+") ? path : "\"" + path + "\"";
    }

    static String size(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        return bytes < KILO * KILO
                ? String.format(Locale.ROOT, "%.1f kB", bytes / KILO)
                : String.format(Locale.ROOT, "%.1f MB", bytes / KILO / KILO);
    }
}
