package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Recipe;
import io.github.dockeroptimize.report.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The summary of a goal, in ten lines at most. */
final class GenerateSummary {

    private static final int MOST_LINES = 10;

    private GenerateSummary() {}

    static List<String> of(ImagePlan plan, String context) {
        List<String> head =
                List.of(plan.origin().description() + " '" + plan.origin().name() + "' on " + plan.baseImage());
        List<String> tail = new ArrayList<>();
        for (String note : plan.notes()) {
            tail.add("Note: " + note);
        }
        tail.add("Build it with: docker build -t " + plan.image() + " " + word(context));
        List<String> lines = new ArrayList<>(head);
        lines.addAll(layers(plan.layers(), Math.max(1, MOST_LINES - head.size() - tail.size())));
        lines.addAll(tail);
        return lines;
    }

    /** One line per layer; if there are too many, the last line summarises the rest. */
    private static List<String> layers(List<Layer> layers, int most) {
        int width = 0;
        for (Layer layer : layers) {
            width = Math.max(width, layer.name().value().length());
        }
        int shown = layers.size() <= most ? layers.size() : most - 1;
        List<String> lines = new ArrayList<>();
        for (Layer layer : layers.subList(0, shown)) {
            lines.add(line(layer, width));
        }
        List<Layer> rest = layers.subList(shown, layers.size());
        if (rest.isEmpty()) {
            return lines;
        }
        lines.add("  and " + rest.size() + " more layers: "
                + rest.stream().map(layer -> layer.name().value()).collect(Collectors.joining(", "))
                + (rest.stream().allMatch(layer -> layer.content().madeBy().isEmpty())
                        ? ", " + Bytes.text(rest.stream().mapToLong(Layer::size).sum())
                        : ""));
        return lines;
    }

    private static String line(Layer layer, int width) {
        Optional<Recipe> recipe = layer.content().madeBy();
        return String.format(
                Locale.ROOT,
                "  %-" + width + "s  %s",
                layer.name(),
                recipe.isPresent() ? recipe.get().describe() : content(layer));
    }

    private static String content(Layer layer) {
        int files = layer.files().size();
        return String.format(Locale.ROOT, "%9s  %d file%s", Bytes.text(layer.size()), files, files == 1 ? "" : "s");
    }

    /** Quoted for a shell where it has blanks or special characters. */
    static String word(String path) {
        boolean plain = !path.isEmpty();
        for (int at = 0; at < path.length(); at++) {
            char c = path.charAt(at);
            plain &= Character.isLetterOrDigit(c) || "._/\\:+@%-".indexOf(c) >= 0;
        }
        return plain ? path : "\"" + path + "\"";
    }
}
