package io.github.dockeroptimize.report;

import io.github.dockeroptimize.report.FleetReport.Repeated;
import io.github.dockeroptimize.report.FleetReport.Versions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What would make images share more. */
final class FleetAdviser {

    /** Below it, a layer of its own costs more than it saves. */
    private static final long LEAST = 10_000;

    private static final int MOST_NAMES = 3;

    private FleetAdviser() {}

    static List<Advice> advise(List<FleetMember> members, List<Repeated> repeated, List<Versions> versions) {
        List<Advice> advice = new ArrayList<>();
        long extra = repeated.stream().mapToLong(Repeated::extra).sum();
        if (extra >= LEAST) {
            advice.add(new Advice(
                    "lock",
                    "Give modules the same layers",
                    repeated.size() + (repeated.size() == 1 ? " library lies" : " libraries lie")
                            + " in layers of several modules that differ in something else, such as "
                            + repeated.get(0).coordinates() + ". A lock puts what modules have in common into layers of"
                            + " its own, which are stored and fetched once.",
                    extra,
                    "mvn docker-optimize:lock, and commit docker-optimize.lock"));
        }
        bases(members).ifPresent(advice::add);
        if (!versions.isEmpty()) {
            advice.add(new Advice(
                    "versions",
                    "Use one version of each library",
                    versions.size() + (versions.size() == 1 ? " artifact has" : " artifacts have")
                            + " another version in another module, such as "
                            + versions.stream()
                                    .limit(MOST_NAMES)
                                    .map(one -> one.artifact() + " ("
                                            + String.join(", ", one.modules().keySet()) + ")")
                                    .collect(Collectors.joining(", "))
                            + ". Different versions can't be in one layer.",
                    0,
                    "<dependencyManagement> in the parent's POM"));
        }
        return advice.stream().sorted(Advisor.BEST_FIRST).toList();
    }

    /** All but the largest base would not be needed. */
    private static Optional<Advice> bases(List<FleetMember> members) {
        Map<String, OptionalLong> bases = new LinkedHashMap<>();
        members.stream()
                .filter(member -> !member.compiled())
                .forEach(member -> bases.put(member.base(), member.baseSize()));
        if (bases.size() < 2 || bases.values().stream().anyMatch(OptionalLong::isEmpty)) {
            return Optional.empty();
        }
        long all = bases.values().stream().mapToLong(OptionalLong::getAsLong).sum();
        long largest =
                bases.values().stream().mapToLong(OptionalLong::getAsLong).max().orElse(0);
        return Optional.of(new Advice(
                "bases",
                "Start from one base",
                "The images start from " + bases.size() + " bases: " + String.join(", ", bases.keySet())
                        + ". A node fetches each of them; where they have layers in common, less than is said here.",
                all - largest,
                "<baseImage> in the plugin's <configuration> of the parent's POM"));
    }
}
