package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.check.CheckInput.Packed;
import io.github.dockeroptimize.report.Bytes;
import io.github.dockeroptimize.report.ChangeCost;
import io.github.dockeroptimize.report.LayerFigure;
import io.github.dockeroptimize.report.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The compressed bytes that a change re-pushes. */
final class MaxChangeCost implements MeasuredRule<Map<String, Long>> {

    private static final List<String> KINDS =
            List.of("one-class", "module", "snapshot", "dependency-mean", "dependency-worst", "framework");
    /** The everyday changes; a limit without a name applies to them. */
    private static final List<String> USUAL = List.of("one-class", "module", "snapshot", "dependency-mean");

    @Override
    public RuleSpec<Map<String, Long>> spec() {
        return new RuleSpec<>("maxChangeCost", Level.OFF, "", MaxChangeCost::limits);
    }

    @Override
    public Outcome judge(Packed packed, Map<String, Long> limit) {
        List<String> broken = new ArrayList<>();
        List<Variant> variants = packed.report().get().variants();
        for (ChangeCost change : packed.report().get().changes()) {
            long most = limit.getOrDefault(change.id(), Long.MAX_VALUE);
            if (change.ofPlan() > most) {
                broken.add(change.id() + " re-pushes " + Bytes.text(change.ofPlan()) + ", but at most "
                        + Bytes.text(most) + " is allowed"
                        + (change.detail().isEmpty() ? "" : " (" + change.detail() + ")") + "; "
                        + remedy(change, variants, most, packed));
            }
        }
        return Outcome.broken(broken);
    }

    private static Map<String, Long> limits(String rule, String text) {
        Map<String, Long> limits = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            String[] words = part.strip().split("\\s+", 2);
            if (Character.isLetter(words[0].isEmpty() ? ' ' : words[0].charAt(0))) {
                if (!KINDS.contains(words[0])) {
                    throw new InvalidInputException(
                            quote(rule) + " names the change " + quote(words[0]) + ", which is unknown",
                            "name one of " + String.join(", ", KINDS) + ", such as 'one-class 500 kB'");
                }
                limits.put(words[0], ByteCount.parse(rule, words.length > 1 ? words[1] : ""));
            } else {
                long most = ByteCount.parse(rule, part);
                USUAL.forEach(kind -> limits.putIfAbsent(kind, most));
            }
        }
        return limits;
    }

    /** The smallest number of layers that would keep the limit; if there is none, the largest layer. */
    private static String remedy(ChangeCost change, List<Variant> variants, long most, Packed packed) {
        return variants.stream()
                .filter(variant -> variant.id().startsWith("dependencyLayers-"))
                .filter(variant -> change.pushed().getOrDefault(variant.id(), Long.MAX_VALUE) <= most)
                .findFirst()
                .map(variant -> {
                    String number = variant.id().substring(variant.id().indexOf('-') + 1);
                    return "with <dependencyLayers>" + number + "</dependencyLayers> it would be "
                            + Bytes.text(change.pushed().getOrDefault(variant.id(), 0L));
                })
                .orElseGet(() -> "the largest is "
                        + LargestCause.describe(
                                largest(change, packed.report().get().layers())));
    }

    /** The largest layer that such a change pushes. */
    private static LayerFigure largest(ChangeCost change, List<LayerFigure> layers) {
        List<LayerFigure> pushed = layers.stream()
                .filter(layer -> layer.largest().stream().anyMatch(file -> file.isChangedBy(change)))
                .toList();
        return LargestCause.layer(pushed.isEmpty() ? layers : pushed);
    }
}
