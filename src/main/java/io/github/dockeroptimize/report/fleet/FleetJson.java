package io.github.dockeroptimize.report.fleet;

import io.github.dockeroptimize.output.Json;
import io.github.dockeroptimize.report.fleet.FleetReport.StoredLayer;
import io.github.dockeroptimize.report.render.ReportJson;
import java.util.List;

/** Writes the report of a fleet as JSON, for programs; {@code docs/fleet-schema.json} describes it. */
public final class FleetJson {

    /** Increases when something is removed or changes its meaning. */
    private static final int SCHEMA_VERSION = 1;

    private static final String COMPRESSED = "compressedBytes";
    private static final String MODULES = "modules";
    private static final String REFERENCE = "reference";

    private final Json json = new Json();

    private FleetJson() {}

    /** The text of the file. */
    public static String write(FleetReport fleet) {
        FleetJson writer = new FleetJson();
        writer.fleet(fleet);
        return writer.json.toString();
    }

    private void fleet(FleetReport fleet) {
        json.beginObject().name("schemaVersion").value(SCHEMA_VERSION);
        json.name("name").value(fleet.name());
        json.name(COMPRESSED).value(fleet.compressed());
        json.name("uniqueBytes").value(fleet.unique());
        json.name("sharedBytes").value(fleet.shared());
        json.name("floorBytes").value(fleet.floor());
        json.name(MODULES).beginArray();
        fleet.members().forEach(member -> member(fleet, member));
        json.end(']').name("bases").beginArray();
        fleet.bases().forEach(this::base);
        json.end(']').name("layers").beginArray();
        fleet.layers().forEach(this::layer);
        json.end(']').name("repeated").beginArray();
        for (FleetReport.Repeated library : fleet.repeated()) {
            json.beginObject().name("coordinates").value(library.coordinates());
            json.name("layers").value(library.copies()).name("extraBytes").value(library.extra());
            json.name(MODULES).values(library.modules()).end('}');
        }
        json.end(']').name("versions").beginArray();
        for (FleetReport.Versions artifact : fleet.versions()) {
            json.beginObject()
                    .name("artifact")
                    .value(artifact.artifact())
                    .name(MODULES)
                    .beginObject();
            artifact.modules().forEach((version, modules) -> json.name(version).values(modules));
            json.end('}').end('}');
        }
        json.end(']').name("bump").beginObject();
        json.name("meanBytes").value(fleet.bump().mean());
        json.name("worstBytes").value(fleet.bump().worst());
        json.name("worst").value(fleet.bump().artifact()).end('}');
        json.name("advice").beginArray();
        fleet.advice().forEach(advice -> ReportJson.advice(json, advice));
        json.end(']').name("notes").values(fleet.notes()).end('}');
    }

    private void member(FleetReport fleet, FleetMember member) {
        json.beginObject().name("module").value(member.module());
        json.name("image").value(member.image()).name("base").value(member.base());
        json.name("layers").value(member.layers().size());
        json.name(COMPRESSED).value(member.compressed());
        json.name("sharedBytes").value(fleet.shared(member)).end('}');
    }

    private void base(String reference, List<FleetMember> members) {
        json.beginObject().name(REFERENCE).value(reference);
        members.get(0).baseSize().ifPresent(bytes -> json.name(COMPRESSED).value(bytes));
        json.name(MODULES)
                .values(members.stream().map(FleetMember::module).toList())
                .end('}');
    }

    private void layer(StoredLayer layer) {
        json.beginObject().name("name").value(layer.name()).name("content").value(layer.content());
        json.name("bytes").value(layer.size().disk());
        json.name(COMPRESSED).value(layer.size().compressed());
        json.name(MODULES).values(layer.modules()).end('}');
    }
}
