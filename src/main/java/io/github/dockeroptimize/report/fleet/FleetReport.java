package io.github.dockeroptimize.report.fleet;

import io.github.dockeroptimize.report.Advice;
import io.github.dockeroptimize.report.Size;
import io.github.dockeroptimize.report.fleet.FleetMember.Layer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the images of a reactor cost together, in compressed bytes above their bases.
 *
 * @param name the reactor's
 * @param members sorted by module
 * @param layers every layer that a registry stores, once, those that save most first
 * @param repeated libraries that several stored layers have, those that cost most first
 * @param versions artifacts that modules have in different versions
 * @param bump what a new version of one dependency pushes again, over all images
 * @param advice what saves most first
 * @param notes further remarks
 */
public record FleetReport(
        String name,
        List<FleetMember> members,
        List<StoredLayer> layers,
        List<Repeated> repeated,
        List<Versions> versions,
        Bump bump,
        List<Advice> advice,
        List<String> notes) {

    public FleetReport {
        members = List.copyOf(members);
        layers = List.copyOf(layers);
        repeated = List.copyOf(repeated);
        versions = List.copyOf(versions);
        advice = List.copyOf(advice);
        notes = List.copyOf(notes);
    }

    /**
     * A layer that a registry stores once, for one or more modules.
     *
     * @param name its name in the modules; there may be several
     * @param modules at least one
     */
    public record StoredLayer(String name, String content, Size size, List<String> modules) {
        public StoredLayer {
            modules = List.copyOf(modules);
        }

        public boolean isShared() {
            return modules.size() > 1;
        }

        /** What sharing it saves. */
        long saved() {
            return size.compressed() * (modules.size() - 1);
        }
    }

    /**
     * The same library in several layers.
     *
     * @param copies number of layers that have it
     * @param extra the bytes of all copies but one
     */
    public record Repeated(String coordinates, int copies, long extra, List<String> modules) {
        public Repeated {
            modules = List.copyOf(modules);
        }
    }

    /**
     * An artifact in several versions.
     *
     * @param modules by version
     */
    public record Versions(String artifact, Map<String, List<String>> modules) {
        public Versions {
            modules = new TreeMap<>(modules);
        }
    }

    /**
     * What new versions cost.
     *
     * @param mean of all artifacts
     * @param worst the highest cost of one
     * @param artifact the one with the highest cost; empty where there is none
     */
    public record Bump(long mean, long worst, String artifact) {}

    /** The report of a fleet. */
    public static FleetReport of(String name, List<FleetMember> members, List<String> notes) {
        List<FleetMember> sorted = members.stream()
                .sorted(Comparator.comparing(FleetMember::module))
                .toList();
        List<StoredLayer> layers = layers(sorted);
        FleetLibraries libraries = FleetLibraries.of(sorted);
        List<Repeated> repeated = libraries.repeated();
        List<Versions> versions = libraries.versions();
        return new FleetReport(
                name,
                sorted,
                layers,
                repeated,
                versions,
                libraries.bump(),
                FleetAdviser.advise(sorted, repeated, versions),
                notes);
    }

    private static List<StoredLayer> layers(List<FleetMember> members) {
        Map<String, StoredLayer> stored = new LinkedHashMap<>();
        for (FleetMember member : members) {
            for (Layer layer : member.layers()) {
                StoredLayer known = stored.get(layer.content());
                List<String> modules = new ArrayList<>(known == null ? List.of() : known.modules());
                if (!modules.contains(member.module())) {
                    modules.add(member.module());
                }
                stored.put(layer.content(), new StoredLayer(layer.name(), layer.content(), layer.size(), modules));
            }
        }
        return stored.values().stream()
                .sorted(Comparator.comparingLong(StoredLayer::saved)
                        .thenComparingLong(layer -> layer.size().compressed())
                        .reversed())
                .toList();
    }

    /** The total size of the images. */
    public long compressed() {
        return members.stream().mapToLong(FleetMember::compressed).sum();
    }

    /** What a registry stores for all of them. */
    public long unique() {
        return layers.stream().mapToLong(layer -> layer.size().compressed()).sum();
    }

    /** The part of it that several images share. */
    public long shared() {
        return layers.stream()
                .filter(StoredLayer::isShared)
                .mapToLong(layer -> layer.size().compressed())
                .sum();
    }

    /** What a registry would store if it had each library once. */
    public long floor() {
        return unique() - repeated.stream().mapToLong(Repeated::extra).sum();
    }

    /** The part of a module's layers that others also have. */
    long shared(FleetMember member) {
        return layers.stream()
                .filter(layer -> layer.isShared() && layer.modules().contains(member.module()))
                .mapToLong(layer -> layer.size().compressed())
                .sum();
    }

    /** The bases, by name. */
    Map<String, List<FleetMember>> bases() {
        Map<String, List<FleetMember>> bases = new TreeMap<>();
        members.forEach(member ->
                bases.computeIfAbsent(member.base(), base -> new ArrayList<>()).add(member));
        return bases;
    }
}
