package io.github.dockeroptimize.lint.buildkit;

import java.util.List;

/** Durations in Go's form: {@code 30s}, {@code 1m30s}, {@code 1.5h}. */
final class GoDuration {

    private record Unit(String name, double milliseconds) {}

    /** The units; a longer one precedes its own prefix. */
    private static final List<Unit> UNITS = List.of(
            new Unit("ns", 1e-6),
            new Unit("us", 1e-3),
            new Unit("\u00b5s", 1e-3),
            new Unit("\u03bcs", 1e-3),
            new Unit("ms", 1),
            new Unit("s", 1e3),
            new Unit("m", 6e4),
            new Unit("h", 3.6e6));

    private GoDuration() {}

    /** Whether a health check accepts the duration: zero, or at least a millisecond. */
    static boolean isPause(String text) {
        if (text.isEmpty()) {
            return true;
        }
        boolean negative = text.startsWith("-");
        String rest = negative || text.startsWith("+") ? text.substring(1) : text;
        if (rest.equals("0")) {
            return true;
        }
        double sum = 0;
        boolean right = !rest.isEmpty();
        while (right && !rest.isEmpty()) {
            int end = endOfNumber(rest);
            String unit = rest.substring(end);
            var known =
                    UNITS.stream().filter(each -> unit.startsWith(each.name())).findFirst();
            right = end > 0 && known.isPresent() && !rest.substring(0, end).equals(".");
            if (right) {
                sum += Double.parseDouble(rest.substring(0, end))
                        * known.map(Unit::milliseconds).orElse(0.0);
                rest = unit.substring(known.map(each -> each.name().length()).orElse(0));
            }
        }
        return right && (sum == 0 || (!negative && sum >= 1));
    }

    private static int endOfNumber(String text) {
        int end = 0;
        int dots = 0;
        while (end < text.length() && "0123456789.".indexOf(text.charAt(end)) >= 0 && dots < 2) {
            dots += text.charAt(end) == '.' ? 1 : 0;
            end += dots < 2 ? 1 : 0;
        }
        return end;
    }
}
