package io.github.dockeroptimize.report.fleet;

import io.github.dockeroptimize.report.Advice;
import io.github.dockeroptimize.report.Bytes;
import io.github.dockeroptimize.report.render.TextTable;
import java.util.ArrayList;
import java.util.List;

/** Writes the report of a fleet for a terminal. */
public final class FleetText {

    private static final int MOST_MODULES = 40;
    private static final int MOST_LAYERS = 10;

    private FleetText() {}

    /**
     * The lines.
     *
     * @param width that none is longer than
     */
    public static List<String> lines(FleetReport fleet, int width) {
        List<String> lines = new ArrayList<>();
        lines.add("All images of '" + fleet.name() + "'");
        lines.add("");
        lines.addAll(members(fleet).lines(width));
        if (fleet.shared() > 0) {
            lines.add("");
            lines.addAll(shared(fleet).lines(width));
        }
        lines.add("");
        lines.add("A registry stores " + Bytes.text(fleet.unique()) + " above the bases, "
                + Bytes.text(fleet.compressed()) + " if images shared nothing, " + Bytes.text(fleet.floor())
                + " with each library once");
        if (!fleet.bump().artifact().isEmpty()) {
            lines.add("A new version of one dependency pushes "
                    + Bytes.text(fleet.bump().mean()) + " on average, "
                    + Bytes.text(fleet.bump().worst()) + " at most ("
                    + fleet.bump().artifact() + ")");
        }
        for (Advice advice : fleet.advice()) {
            lines.add((advice.saved() > 0 ? "Saves " + Bytes.text(advice.saved()) + ": " : "") + advice.title());
            lines.add("  " + advice.setting());
        }
        fleet.notes().forEach(lines::add);
        return lines.stream()
                .map(line -> TextTable.cut(TextTable.printable(line), width))
                .toList();
    }

    private static TextTable members(FleetReport fleet) {
        TextTable table = new TextTable("ttnnnn");
        table.row(List.of("Module", "Base", "Layers", "Above the base", "Shared", "Own"));
        fleet.members().stream().limit(MOST_MODULES).forEach(member -> {
            long shared = fleet.shared(member);
            table.row(List.of(
                    member.module(),
                    member.base(),
                    Integer.toString(member.layers().size()),
                    Bytes.text(member.compressed()),
                    Bytes.text(shared),
                    Bytes.text(member.compressed() - shared)));
        });
        if (fleet.members().size() > MOST_MODULES) {
            table.row(List.of("and " + (fleet.members().size() - MOST_MODULES) + " more", "", "", "", "", ""));
        }
        return table;
    }

    private static TextTable shared(FleetReport fleet) {
        TextTable table = new TextTable("tnt");
        table.row(List.of("Shared layer", "Compressed", "Of"));
        fleet.layers().stream()
                .filter(FleetReport.StoredLayer::isShared)
                .limit(MOST_LAYERS)
                .forEach(layer -> table.row(List.of(
                        layer.name(), Bytes.text(layer.size().compressed()), String.join(", ", layer.modules()))));
        return table;
    }
}
