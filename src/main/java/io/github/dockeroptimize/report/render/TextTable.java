package io.github.dockeroptimize.report.render;

import java.util.ArrayList;
import java.util.List;

/** A plain text table. Where it is too wide, its text columns are shortened. */
public final class TextTable {

    private static final String GAP = "  ";
    private static final int NARROWEST = 8;

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> isText;

    /**
     * @param columns one letter per column: {@code t} for text, {@code n} for a number
     */
    public TextTable(String columns) {
        isText = columns.chars().mapToObj(c -> c == 't').toList();
    }

    public void row(List<String> cells) {
        rows.add(cells.stream().map(TextTable::printable).toList());
    }

    /** Names may contain control sequences for the terminal. */
    public static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\u2028\\u2029]", "?");
    }

    /** Never between the surrogates of a character, which can't be written alone. */
    public static String cut(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        int end = Math.max(0, width - 1);
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    public List<String> lines(int width) {
        int[] widths = widths(width);
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cut(row.get(i), widths[i]);
            String blanks = " ".repeat(widths[i] - cell.length());
            line.append(i == 0 ? "" : GAP).append(isText.get(i) ? cell + blanks : blanks + cell);
        }
        return line.toString().stripTrailing();
    }

    private int[] widths(int width) {
        int[] widths = new int[isText.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        int total = GAP.length() * (widths.length - 1);
        for (int column : widths) {
            total += column;
        }
        for (int excess = total - width; excess > 0; excess--) {
            int widest = widest(widths);
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private int widest(int[] widths) {
        int widest = 0;
        for (int i = 0; i < widths.length; i++) {
            if (isText.get(i) && (!isText.get(widest) || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }
}
