package io.github.dockeroptimize.report.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides a rectangle into rectangles with areas in proportion to their weights, each as square as possible (Bruls,
 * Huizing, van Wijk: Squarified Treemaps, 2000).
 */
final class Treemap {

    /** A place in the picture. */
    record Place(double x, double y, double width, double height) {

        double area() {
            return width * height;
        }

        Place inset(double margin) {
            return new Place(x + margin, y + margin, Math.max(0, width - 2 * margin), Math.max(0, height - 2 * margin));
        }
    }

    private final List<Place> places = new ArrayList<>();
    private Place free;

    private Treemap(Place free) {
        this.free = free;
    }

    /**
     * The places of some weights.
     *
     * @param weights the largest first, none below 0
     */
    static List<Place> of(List<Double> weights, Place whole) {
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        if (sum <= 0 || whole.area() <= 0) {
            return weights.stream()
                    .map(weight -> new Place(whole.x(), whole.y(), 0, 0))
                    .toList();
        }
        List<Double> areas =
                weights.stream().map(weight -> weight / sum * whole.area()).toList();
        Treemap map = new Treemap(whole);
        int from = 0;
        while (from < areas.size()) {
            int to = from + 1;
            while (to < areas.size() && map.worst(areas.subList(from, to + 1)) <= map.worst(areas.subList(from, to))) {
                to++;
            }
            map.row(areas.subList(from, to));
            from = to;
        }
        return map.places;
    }

    /** The worst aspect ratio in a row along the shorter side. */
    private double worst(List<Double> row) {
        double side = Math.min(free.width(), free.height());
        double sum = row.stream().mapToDouble(Double::doubleValue).sum();
        if (side <= 0 || sum <= 0) {
            return 0;
        }
        double depth = sum / side;
        double worst = 1;
        for (double area : row) {
            double length = area / depth;
            worst = Math.max(worst, length <= 0 ? 1 : Math.max(depth / length, length / depth));
        }
        return worst;
    }

    private void row(List<Double> row) {
        double sum = row.stream().mapToDouble(Double::doubleValue).sum();
        boolean upright = free.width() >= free.height();
        double side = upright ? free.height() : free.width();
        double depth = side <= 0 ? 0 : sum / side;
        double at = 0;
        for (double area : row) {
            double length = depth <= 0 ? 0 : area / depth;
            places.add(
                    upright
                            ? new Place(free.x(), free.y() + at, depth, length)
                            : new Place(free.x() + at, free.y(), length, depth));
            at += length;
        }
        free = upright
                ? new Place(free.x() + depth, free.y(), Math.max(0, free.width() - depth), free.height())
                : new Place(free.x(), free.y() + depth, free.width(), Math.max(0, free.height() - depth));
    }
}
