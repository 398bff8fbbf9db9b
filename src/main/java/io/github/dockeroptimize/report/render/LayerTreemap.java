package io.github.dockeroptimize.report.render;

import io.github.dockeroptimize.report.Bytes;
import io.github.dockeroptimize.report.LayerFigure;
import io.github.dockeroptimize.report.PlacedFile;
import io.github.dockeroptimize.report.render.Treemap.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The layers as a treemap, each divided into its files.
 *
 * @param boxes the rectangles that are large enough to be seen
 */
record LayerTreemap(int width, int height, List<Box> boxes) {

    private static final double GAP = 1.5;
    private static final double LEAST = 1.5;

    /**
     * A rectangle.
     *
     * @param color number of its layer's color
     * @param title its full description
     */
    record Box(Place place, int color, String title, TreemapLabel label) {

        /** A number in SVG's format. */
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
    }

    static LayerTreemap of(List<LayerFigure> layers, int width, int height) {
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
            boxes.addAll(layer(
                    layers.get(number),
                    number % ReportModel.COLORS,
                    layers.size() > 1 ? Integer.toString(number + 1) : "",
                    places.get(i)));
        }
        return new LayerTreemap(width, height, boxes);
    }

    private static List<Box> layer(LayerFigure layer, int color, String mark, Place whole) {
        List<PlacedFile> files = layer.largest().stream()
                .sorted(Comparator.comparingLong(
                                (PlacedFile file) -> file.size().compressed())
                        .reversed()
                        .thenComparing(PlacedFile::path))
                .toList();
        List<String> names = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        for (PlacedFile file : files) {
            names.add(ReportModel.name(file));
            sizes.add(file.size().compressed());
        }
        long rest = layer.size().compressed()
                - sizes.stream().mapToLong(Long::longValue).sum();
        if (rest > 0) {
            int at = (int) sizes.stream().filter(size -> size >= rest).count();
            names.add(at, layer.files() == files.size() ? "directories" : "other files of " + layer.name());
            sizes.add(at, rest);
        }
        List<Place> places = Treemap.of(sizes.stream().map(Long::doubleValue).toList(), whole);
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i).inset(GAP / 2);
            if (place.width() >= LEAST && place.height() >= LEAST) {
                String size = Bytes.text(sizes.get(i));
                boxes.add(new Box(
                        place,
                        color,
                        names.get(i) + ", " + size + ", in " + layer.name(),
                        TreemapLabel.of(place, i == 0 ? mark : "", names.get(i), size)));
            }
        }
        return boxes;
    }
}
