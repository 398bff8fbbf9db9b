package io.github.dockeroptimize.check;

/** A rule with its level and its parsed limit. */
record AskedRule<L>(Rule<L> rule, Level level, L limit) {

    /** @param setting {@code off}, {@code warn}, {@code fail}, a limit, or a level with a limit */
    static <L> AskedRule<L> of(Rule<L> rule, RuleSetting setting) {
        return new AskedRule<>(
                rule, setting.level(), rule.spec().limits().parse(rule.spec().name(), setting.limit()));
    }

    String name() {
        return rule.spec().name();
    }

    Outcome judge(CheckInput subject) {
        return rule.judge(subject, limit);
    }
}
