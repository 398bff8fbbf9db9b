package io.github.dockeroptimize.report.fleet;

import io.github.dockeroptimize.report.Advice;
import io.github.dockeroptimize.report.Advisor;
import io.github.dockeroptimize.report.fleet.FleetReport.Repeated;
import io.github.dockeroptimize.report.fleet.FleetReport.Versions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** How images could share more. */
final class FleetAdviser {

    /** Below this size, a separate layer costs more than it saves. */
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
                    repeated.size() + (repeated.size() == 1 ? " library is" : " libraries are")
                            + " in several modules' layers that otherwise differ, such as "
                            + repeated.get(0).coordinates() + ". A lock puts what modules have in common into separate"
                            + " layers, which are stored and fetched once.",
                    extra,
                    "mvn docker-optimize:lock, and commit docker-optimize.lock"));
        }
        bases(members).ifPresent(advice::add);
        if (!versions.isEmpty()) {
            advice.add(new Advice(
                    "versions",
                    "Use one version of each library",
                    versions.size() + (versions.size() == 1 ? " artifact has" : " artifacts have")
                            + " different versions in different modules, such as "
                            + versions.stream()
                                    .limit(MOST_NAMES)
                                    .map(one -> one.artifact() + " ("
                                            + String.join(", ", one.modules().keySet()) + ")")
                                    .collect(Collectors.joining(", "))
                            + ". Different versions can't be in one layer.",
                    0,
                    "<dependencyManagement> in the parent POM"));
        }
        return advice.stream().sorted(Advisor.BEST_FIRST).toList();
    }

    /** Saves all bases but the largest. */
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
                "Use one base image",
                "The images have " + bases.size() + " base images: " + String.join(", ", bases.keySet())
                        + ". A node fetches each of them, except for layers that they have in common.",
                all - largest,
                "<baseImage> in the plugin's <configuration> in the parent POM"));
    }
}
