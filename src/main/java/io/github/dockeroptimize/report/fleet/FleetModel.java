package io.github.dockeroptimize.report.fleet;

import io.github.dockeroptimize.report.fleet.FleetReport.Repeated;
import io.github.dockeroptimize.report.fleet.FleetReport.StoredLayer;
import io.github.dockeroptimize.report.render.ReportModel;
import java.util.List;

/** The report of a fleet, prepared for the template of its page. */
record FleetModel(FleetReport fleet) {

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
        return ReportModel.length(
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
                        ReportModel.bytes(base.getValue().get(0).baseSize())))
                .toList();
    }

    /** Some names of modules, and the number of the others. */
    static String names(List<String> modules) {
        return modules.size() <= MOST_NAMES + 1
                ? String.join(", ", modules)
                : String.join(", ", modules.subList(0, MOST_NAMES)) + " and " + (modules.size() - MOST_NAMES) + " more";
    }

    /** A base image and the modules that start from it. */
    record Base(String reference, int images, String modules, String size) {}
}
