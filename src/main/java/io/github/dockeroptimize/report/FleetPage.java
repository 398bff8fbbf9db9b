package io.github.dockeroptimize.report;

/** The report of a fleet as a page of its own, which needs nothing from elsewhere and runs nothing. */
public final class FleetPage {

    private FleetPage() {}

    /** The text of the file. */
    public static String write(FleetReport fleet) {
        return Html.write("fleet.jte", new FleetView(fleet));
    }
}
