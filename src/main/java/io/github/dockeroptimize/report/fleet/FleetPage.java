package io.github.dockeroptimize.report.fleet;

import io.github.dockeroptimize.report.render.Html;

/** Writes the report of a fleet as a self-contained HTML page without scripts. */
public final class FleetPage {

    private FleetPage() {}

    /** The text of the file. */
    public static String write(FleetReport fleet) {
        return Html.write("fleet/fleet.jte", new FleetModel(fleet));
    }
}
