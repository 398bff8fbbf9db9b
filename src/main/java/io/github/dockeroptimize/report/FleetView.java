package io.github.dockeroptimize.report;

import io.github.dockeroptimize.report.FleetReport.Repeated;
import io.github.dockeroptimize.report.FleetReport.StoredLayer;
import java.util.List;

/** What the template of a fleet's page asks for: the report in the words and proportions of the page. */
record FleetView(FleetReport fleet) {

    private static final int MOST_REPEATED = 25;
    private static final int MOST_NAMES = 6;

    long shared(FleetMember member) {
        return fleet.shared(member);
    }

    long own(FleetMember member) {
        return member.compressed() - fleet.shared(member);
    }

    String on(FleetMember member) {
        int layers = member.layers().size();
        return layers + (layers == 1 ? " layer on " : " layers on ") + member.base();
    }

    String length(long bytes) {
        return Page.length(
                bytes,
                fleet.members().stream()
                        .mapToLong(FleetMember::compressed)
                        .max()
                        .orElse(0));
    }

    List<StoredLayer> sharedLayers() {
        return fleet.layers().stream().filter(StoredLayer::isShared).toList();
    }

    List<Repeated> mostRepeated() {
        return fleet.repeated().stream().limit(MOST_REPEATED).toList();
    }

    List<Base> bases() {
        return fleet.bases().entrySet().stream()
                .map(base -> new Base(
                        base.getKey(),
                        base.getValue().size(),
                        names(base.getValue().stream().map(FleetMember::module).toList()),
                        Page.bytes(base.getValue().get(0).baseSize())))
                .toList();
    }

    /** Some modules, and how many others there are. */
    static String names(List<String> modules) {
        return modules.size() <= MOST_NAMES + 1
                ? String.join(", ", modules)
                : String.join(", ", modules.subList(0, MOST_NAMES)) + " and " + (modules.size() - MOST_NAMES) + " more";
    }

    /** A base image and who starts from it. */
    record Base(String reference, int images, String modules, String size) {}
}
