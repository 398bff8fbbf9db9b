package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.text.Dockerfile;
import io.github.dockeroptimize.lint.text.Finding;
import io.github.dockeroptimize.lint.text.NameValue;
import io.github.dockeroptimize.lint.text.Stage;
import io.github.dockeroptimize.lint.text.Whitespace;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Comments that disable hadolint's rules: for the next line, up to the next stage, or everywhere. */
final class HadolintIgnores {

    private final Map<Integer, Set<String>> byLine = new TreeMap<>();
    private final TreeMap<Integer, Set<String>> byStage = new TreeMap<>();
    private final Set<String> everywhere = new HashSet<>();

    private HadolintIgnores() {}

    static HadolintIgnores of(Dockerfile dockerfile) {
        HadolintIgnores ignores = new HadolintIgnores();
        dockerfile.comments().forEach(ignores::read);
        for (Stage stage : dockerfile.stages()) {
            ignores.byStage.putIfAbsent(stage.from().line(), Set.of());
        }
        return ignores;
    }

    /** A stage's own comment is directly above its {@code FROM}. */
    boolean ignores(Finding finding) {
        Set<String> inStage = Optional.ofNullable(byStage.lowerEntry(finding.line()))
                .map(Map.Entry::getValue)
                .orElse(Set.of());
        return everywhere.contains(finding.rule())
                || byLine.getOrDefault(finding.line(), Set.of()).contains(finding.rule())
                || inStage.contains(finding.rule());
    }

    private void read(int line, String comment) {
        Optional<String> pragma = after(comment, "hadolint");
        pragma.flatMap(text -> rules(text)).ifPresent(rules -> byLine.put(line + 1, rules));
        pragma.flatMap(text -> after(text, "stage"))
                .flatMap(HadolintIgnores::rules)
                .ifPresent(rules -> byStage.put(line + 1, rules));
        pragma.flatMap(text -> after(text, "global"))
                .flatMap(HadolintIgnores::rules)
                .ifPresent(everywhere::addAll);
    }

    /** The shell in {@code # hadolint shell=…}. */
    static Optional<String> shell(String comment) {
        Optional<NameValue> pair = after(comment, "hadolint")
                .map(NameValue::of)
                .filter(each -> Whitespace.strip(each.name()).equals("shell"));
        int end = pair.map(each -> each.value().indexOf('#')).orElse(-1);
        return pair.map(each ->
                        Whitespace.strip(end < 0 ? each.value() : each.value().substring(0, end)))
                .filter(name -> Whitespace.words(name).size() == 1);
    }

    /** The text after this word and white space. */
    private static Optional<String> after(String text, String word) {
        String start = Whitespace.stripLeading(text);
        boolean follows = start.length() > word.length()
                && start.startsWith(word)
                && Whitespace.isSpace(start.charAt(word.length()));
        return follows ? Optional.of(Whitespace.stripLeading(start.substring(word.length()))) : Optional.empty();
    }

    /** {@code ignore=DL3006,DL3007}, and a comment after it. */
    private static Optional<Set<String>> rules(String text) {
        NameValue pair = NameValue.of(text);
        if (!Whitespace.strip(pair.name()).equals("ignore")) {
            return Optional.empty();
        }
        int hash = pair.value().indexOf('#');
        String list = hash < 0 ? pair.value() : pair.value().substring(0, hash);
        Set<String> names = new HashSet<>();
        for (String name :
                Arrays.stream(list.split(",", -1)).map(Whitespace::strip).toList()) {
            if (name.isEmpty() || !name.chars().allMatch(c -> "DLSC0123456789".indexOf(c) >= 0)) {
                return Optional.empty();
            }
            names.add(name);
        }
        return Optional.of(names);
    }
}
