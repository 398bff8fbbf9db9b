package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All rules, with what a user says of them. */
public final class Rules {

    private static final List<Rule> ALL = List.of(
            new MaxImageSize(),
            new MaxApplicationLayerSize(),
            new MaxChangeCost(),
            new MinEfficiency(),
            new MaxWastedBytes(),
            new ForbiddenFiles(),
            new RequireNonRoot(),
            new RequirePinnedBase(),
            new MaxGrowth(),
            new CommittedDockerfile(),
            new LintRule());

    private final Map<String, String> settings;

    /**
     * The rules as somebody wants them.
     *
     * @param settings {@code off}, {@code warn}, {@code fail}, a limit, or a level with a limit, by the name of the rule
     * @throws InvalidInputException if there is no such rule, or one has no limit that needs one
     */
    public Rules(Map<String, String> settings) {
        this.settings = Map.copyOf(settings);
        List<String> names = ALL.stream().map(Rule::name).toList();
        List<String> unknown = this.settings.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidInputException(
                    "'rules' has " + unknown.stream().map(name -> quote(name)).collect(Collectors.joining(", "))
                            + ", but there are only " + String.join(", ", names));
        }
    }

    /**
     * Asks each of them, so that all that is broken is told at once. What can't be judged is told where somebody asked for it.
     *
     * @throws InvalidInputException for all that can't be understood
     */
    public Result judge(Subject subject) {
        List<String> failures = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        Set<String> refused = new LinkedHashSet<>();
        for (Rule rule : ALL) {
            try {
                Setting setting = setting(rule);
                if (setting.level() == Level.OFF || !rule.concerns(subject)) {
                    continue;
                }
                Outcome outcome = rule.judge(subject, setting.limit());
                if (settings.containsKey(rule.name())) {
                    outcome.unknown().ifPresent(why -> unknown.add(rule.name() + ": " + why));
                }
                List<String> broken = setting.level() == Level.FAIL ? failures : warnings;
                outcome.broken().forEach(message -> broken.add(rule.name() + ": " + message));
                if (outcome.broken().isEmpty() && outcome.unknown().isEmpty()) {
                    kept.add(rule.name());
                }
            } catch (InvalidInputException e) {
                refused.add(String.valueOf(e.getMessage()));
            }
        }
        if (!refused.isEmpty()) {
            throw new InvalidInputException(String.join("\n", refused));
        }
        return new Result(failures, warnings, unknown, kept);
    }

    private Setting setting(Rule rule) {
        String text = settings.getOrDefault(rule.name(), rule.isOn() ? "fail" : "off");
        Setting setting = Setting.parse(text, rule.ownLimit());
        if (setting.level() != Level.OFF
                && !rule.takesLimit()
                && !setting.limit().isEmpty()) {
            throw new InvalidInputException(
                    quote(rule.name()) + " is " + quote(text) + ", but must be one of 'off', 'warn', 'fail'");
        }
        return setting;
    }
}
