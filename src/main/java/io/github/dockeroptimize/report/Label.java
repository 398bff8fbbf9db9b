package io.github.dockeroptimize.report;

import io.github.dockeroptimize.report.Treemap.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * What is written into a rectangle of the picture.
 *
 * @param mark the layer's number, in the first rectangle of each layer; else empty
 * @param lines the name on as many lines as it needs and has; none where there is no room
 * @param size empty where there is no room
 */
record Label(String mark, List<String> lines, String size) {

    /** Where its lines begin, from the left. */
    static final int X = 7;

    private static final int FIRST_LINE = 17;
    private static final int LINE = 15;
    private static final double LETTER = 7.4;
    private static final int FEWEST_LETTERS = 5;
    private static final int MOST_LINES = 4;

    Label {
        lines = List.copyOf(lines);
    }

    /** How far down a line stands. */
    static int y(int line) {
        return FIRST_LINE + line * LINE;
    }

    static Label of(Place place, String mark, String name, String size) {
        int letters = (int) ((place.width() - 2 * X) / LETTER);
        int rows = (int) ((place.height() - X) / LINE);
        if (rows < 1 || letters < mark.length()) {
            return new Label("", List.of(), "");
        }
        int taken = mark.isEmpty() ? 0 : mark.length() + 1;
        if (letters - taken < Math.min(FEWEST_LETTERS, name.length())) {
            return new Label(mark, List.of(), "");
        }
        List<String> lines = wrap(name, letters, taken, Math.min(rows, MOST_LINES));
        return new Label(mark, lines, lines.size() < rows && letters >= size.length() ? size : "");
    }

    /** Breaks where names have a joint, and cuts what has no room. */
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
