package io.github.dockeroptimize.report;

import io.github.dockeroptimize.report.Treemap.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The layers in proportion, each divided into its files.
 *
 * @param boxes what is too small to be seen is left out
 */
record Picture(int width, int height, List<Box> boxes) {

    private static final double GAP = 1.5;
    private static final double LEAST = 3;
    private static final double LETTER = 7;
    private static final double PADDING = 7;
    private static final double LINE = 17;
    private static final int FEWEST_LETTERS = 5;

    /**
     * A rectangle.
     *
     * @param color number of its layer's colour
     * @param title what it is, whole
     * @param label what fits of its name; empty where nothing does
     * @param size what fits of its size
     */
    record Box(Place place, int color, String title, String label, String size) {

        /** A number as SVG has it. */
        static String number(double value) {
            return String.format(Locale.ROOT, "%.1f", value);
        }

        String x() {
            return number(place.x());
        }

        String y() {
            return number(place.y());
        }

        String width() {
            return number(place.width());
        }

        String height() {
            return number(place.height());
        }

        String textX() {
            return number(place.x() + PADDING);
        }

        String labelY() {
            return number(place.y() + LINE);
        }

        String sizeY() {
            return number(place.y() + 2 * LINE - 2);
        }
    }

    static Picture of(List<LayerFigure> layers, int width, int height) {
        List<Integer> largestFirst = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            largestFirst.add(i);
        }
        largestFirst.sort(
                Comparator.comparingLong((Integer i) -> layers.get(i).size().compressed())
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()));
        List<Place> places = Treemap.of(
                largestFirst.stream()
                        .map(i -> (double) layers.get(i).size().compressed())
                        .toList(),
                new Place(0, 0, width, height));
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            int number = largestFirst.get(i);
            boxes.addAll(layer(layers.get(number), number % Page.COLORS, places.get(i)));
        }
        return new Picture(width, height, boxes);
    }

    private static List<Box> layer(LayerFigure layer, int color, Place whole) {
        List<PlacedFile> files = layer.largest().stream()
                .sorted(Comparator.comparingLong(
                                (PlacedFile file) -> file.size().compressed())
                        .reversed()
                        .thenComparing(PlacedFile::path))
                .toList();
        List<String> names = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        for (PlacedFile file : files) {
            names.add(Page.name(file));
            sizes.add(file.size().compressed());
        }
        long rest = layer.size().compressed()
                - sizes.stream().mapToLong(Long::longValue).sum();
        if (rest > 0) {
            int at = (int) sizes.stream().filter(size -> size >= rest).count();
            names.add(at, layer.files() == files.size() ? "folders" : "other files of " + layer.name());
            sizes.add(at, rest);
        }
        List<Place> places = Treemap.of(sizes.stream().map(Long::doubleValue).toList(), whole);
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            if (place.width() >= LEAST && place.height() >= LEAST) {
                boxes.add(box(place.inset(GAP / 2), color, layer.name(), names.get(i), sizes.get(i)));
            }
        }
        return boxes;
    }

    private static Box box(Place place, int color, String layer, String name, long size) {
        int letters = (int) ((place.width() - 2 * PADDING) / LETTER);
        boolean fits = letters >= Math.min(FEWEST_LETTERS, name.length()) && place.height() >= LINE + PADDING;
        String text = Bytes.text(size);
        boolean sizeFits = fits && letters >= text.length() && place.height() >= 2 * LINE + PADDING;
        return new Box(
                place,
                color,
                name + ", " + text + ", in " + layer,
                fits ? TextTable.cut(TextTable.printable(name), letters) : "",
                sizeFits ? text : "");
    }
}
