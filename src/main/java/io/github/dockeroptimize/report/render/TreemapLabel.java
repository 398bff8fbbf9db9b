package io.github.dockeroptimize.report.render;

import io.github.dockeroptimize.report.render.Treemap.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * The text in a rectangle of the picture.
 *
 * @param mark the layer's number, in the first rectangle of each layer; else empty
 * @param lines the name, on as many lines as needed and available; none where there is no room
 * @param size empty where there is no room
 */
record TreemapLabel(String mark, List<String> lines, String size) {

    /** The x coordinate of its lines. */
    static final int X = 7;

    private static final int FIRST_LINE = 17;
    private static final int LINE = 15;
    private static final double LETTER = 7.4;
    private static final int FEWEST_LETTERS = 5;
    private static final int MOST_LINES = 4;

    TreemapLabel {
        lines = List.copyOf(lines);
    }

    /** The y coordinate of a line. */
    static int y(int line) {
        return FIRST_LINE + line * LINE;
    }

    static TreemapLabel of(Place place, String mark, String name, String size) {
        int letters = (int) ((place.width() - 2 * X) / LETTER);
        int rows = (int) ((place.height() - X) / LINE);
        if (rows < 1 || letters < mark.length()) {
            return new TreemapLabel("", List.of(), "");
        }
        int taken = mark.isEmpty() ? 0 : mark.length() + 1;
        if (letters - taken < Math.min(FEWEST_LETTERS, name.length())) {
            return new TreemapLabel(mark, List.of(), "");
        }
        List<String> lines = wrap(name, letters, taken, Math.min(rows, MOST_LINES));
        return new TreemapLabel(mark, lines, lines.size() < rows && letters >= size.length() ? size : "");
    }

    /** Breaks names at punctuation, and cuts off what has no room. */
    private static List<String> wrap(String name, int letters, int taken, int most) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String part : name.split("(?<=[- _/])", -1)) {
            int room = letters - (lines.isEmpty() ? taken : 0);
            boolean fits = line.length() + part.stripTrailing().length() <= room;
            if (fits || line.isEmpty() || lines.size() + 1 == most) {
                line += part;
            } else {
                lines.add(line.strip());
                line = part;
            }
            if (line.stripTrailing().length() > letters - (lines.isEmpty() ? taken : 0)) {
                break;
            }
        }
        lines.add(TextTable.cut(line.strip(), letters - (lines.isEmpty() ? taken : 0)));
        return lines;
    }
}
