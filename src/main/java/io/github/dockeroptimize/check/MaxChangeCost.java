package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.check.Subject.Packed;
import io.github.dockeroptimize.report.Bytes;
import io.github.dockeroptimize.report.ChangeCost;
import io.github.dockeroptimize.report.LayerFigure;
import io.github.dockeroptimize.report.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The compressed bytes that a change pushes again. */
final class MaxChangeCost extends MeasuredRule {

    private static final List<String> KINDS =
            List.of("one-class", "module", "snapshot", "dependency-mean", "dependency-worst", "framework");
    /** Those that happen every day: what a limit without a name is for. */
    private static final List<String> USUAL = List.of("one-class", "module", "snapshot", "dependency-mean");

    @Override
    public String name() {
        return "maxChangeCost";
    }

    @Override
    public String ownLimit() {
        return "";
    }

    @Override
    public boolean isOn() {
        return false;
    }

    @Override
    Outcome judge(Packed packed, String limit) {
        Map<String, Long> limits = limits(limit);
        List<String> broken = new ArrayList<>();
        List<Variant> variants = packed.report().get().variants();
        for (ChangeCost change : packed.report().get().changes()) {
            long most = limits.getOrDefault(change.id(), Long.MAX_VALUE);
            if (change.ofPlan() > most) {
                broken.add(change.id() + " pushes " + Bytes.text(change.ofPlan()) + " again, and at most "
                        + Bytes.text(most) + " are allowed"
                        + (change.detail().isEmpty() ? "" : " (" + change.detail() + ")") + "; "
                        + remedy(change, variants, most, packed));
            }
        }
        return Outcome.broken(broken);
    }

    private Map<String, Long> limits(String text) {
        Map<String, Long> limits = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            String[] words = part.strip().split("\\s+", 2);
            if (Character.isLetter(words[0].isEmpty() ? ' ' : words[0].charAt(0))) {
                if (!KINDS.contains(words[0])) {
                    throw new InvalidInputException(quote(name()) + " names the change " + quote(words[0])
                            + ", but must name one of " + String.join(", ", KINDS) + ", such as 'one-class 500 kB'");
                }
                limits.put(words[0], ByteCount.parse(name(), words.length > 1 ? words[1] : ""));
            } else {
                long most = ByteCount.parse(name(), part);
                USUAL.forEach(kind -> limits.putIfAbsent(kind, most));
            }
        }
        return limits;
    }

    /** The fewest layers that would keep the limit; where none do, the largest layer. */
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
                        + Largest.describe(largest(change, packed.report().get().layers())));
    }

    /** Of the layers that such a change pushes. */
    private static LayerFigure largest(ChangeCost change, List<LayerFigure> layers) {
        List<LayerFigure> pushed = layers.stream()
                .filter(layer -> layer.largest().stream().anyMatch(file -> file.isChangedBy(change)))
                .toList();
        return Largest.layer(pushed.isEmpty() ? layers : pushed);
    }
}
