package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All rules, with the user's settings. */
public final class Rules {

    private static final List<Rule<?>> ALL = List.of(
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

    private final List<AskedRule<?>> asked = new ArrayList<>();
    private final Set<String> named;

    /**
     * Reads the settings of the rules.
     *
     * @param settings {@code off}, {@code warn}, {@code fail}, a limit, or a level with a limit, by the name of the rule
     * @throws InvalidInputException for unknown rules, or for all invalid limits
     */
    public Rules(Map<String, String> settings) {
        this.named = Set.copyOf(settings.keySet());
        List<String> names = ALL.stream().map(rule -> rule.spec().name()).toList();
        List<String> unknown =
                named.stream().filter(name -> !names.contains(name)).sorted().toList();
        if (!unknown.isEmpty()) {
            throw new InvalidInputException(
                    "'rules' has " + unknown.stream().map(name -> quote(name)).collect(Collectors.joining(", "))
                            + ", but there is no such rule",
                    "the rules are " + String.join(", ", names));
        }
        List<InvalidInputException> refused = new ArrayList<>();
        for (Rule<?> rule : ALL) {
            try {
                RuleSetting setting =
                        RuleSetting.of(rule.spec(), settings.get(rule.spec().name()));
                if (setting.level() != Level.OFF) {
                    asked.add(AskedRule.of(rule, setting));
                }
            } catch (InvalidInputException e) {
                refused.add(e);
            }
        }
        if (!refused.isEmpty()) {
            throw InvalidInputException.of(refused);
        }
    }

    /**
     * Checks each rule, so that all violations are reported at once. A rule that can't be checked is reported only if the
     * user has set it.
     *
     * @throws InvalidInputException for everything that a rule needs and does not have
     */
    public Result judge(CheckInput subject) {
        List<Broken> failures = new ArrayList<>();
        List<Broken> warnings = new ArrayList<>();
        List<Broken> unknown = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        List<InvalidInputException> refused = new ArrayList<>();
        for (AskedRule<?> rule : asked) {
            try {
                if (!rule.rule().concerns(subject)) {
                    continue;
                }
                Outcome outcome = rule.judge(subject);
                outcome.unknown()
                        .filter(why -> named.contains(rule.name()))
                        .ifPresent(why -> unknown.add(new Broken(rule.name(), why)));
                List<Broken> broken = rule.level() == Level.FAIL ? failures : warnings;
                outcome.broken().forEach(message -> broken.add(new Broken(rule.name(), message)));
                if (outcome.broken().isEmpty() && outcome.unknown().isEmpty()) {
                    kept.add(rule.name());
                }
            } catch (InvalidInputException e) {
                refused.add(e);
            }
        }
        if (!refused.isEmpty()) {
            throw InvalidInputException.of(refused);
        }
        return new Result(failures, warnings, unknown, kept);
    }
}
