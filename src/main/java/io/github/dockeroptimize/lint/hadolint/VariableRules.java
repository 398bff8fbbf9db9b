package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.NameValue;
import io.github.dockeroptimize.lint.text.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules about the names of variables, and their use. */
final class VariableRules {

    private static final List<String> SECRET_PARTS =
            List.of("api_key", "client_key", "password", "private", "secret", "token", "username");
    private static final Set<String> SECRET_NAMES = Set.of(
            "APPLICATION_KEY",
            "AWS_ACCESS_KEY_ID",
            "CI_DEPLOY_USER",
            "DOCKER_EMAIL",
            "FACEBOOK_APP_ID",
            "HEROKU_API_USER",
            "OKTA_AUTHN_GROUPID",
            "OKTA_CLIENT_ORGURL",
            "OKTA_OAUTH2_CLIENTID",
            "STRIPE_DEVICE_NAME",
            "TRAVIS_OS_NAME",
            "TRAVIS_SECURE_ENV_VARS",
            "TRAVIS_SUDO",
            "AWS_SECRET_ACCESS_KEY");

    private VariableRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofFile(
                        "DL3044",
                        Severity.ERROR,
                        "A variable is used in the ENV that sets it, where it is not set yet; set it in an earlier ENV",
                        VariableRules::usedWhereSet),
                Rule.ofFile(
                        "DL3064",
                        Severity.WARNING,
                        "This looks like a secret, and everybody who has the image can read it; use RUN"
                                + " --mount=type=secret",
                        dockerfile -> dockerfile
                                .instructionsAndTriggers()
                                .filter(VariableRules::isSecret)
                                .map(Instruction::line)),
                Rule.ofFile(
                        "DL3066",
                        Severity.INFO,
                        "This user name is unknown outside of the image; write the numeric id",
                        VariableRules::namedUsers));
    }

    private static boolean isSecret(Instruction instruction) {
        Stream<String> names = instruction.is("ENV")
                ? instruction.pairs().stream().map(NameValue::name)
                : instruction.is("ARG")
                        ? instruction.words().stream()
                                .map(word -> NameValue.of(word).name())
                        : Stream.empty();
        return names.anyMatch(name -> SECRET_NAMES.contains(name.toUpperCase(Locale.ROOT))
                || SECRET_PARTS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::contains));
    }

    private static Stream<Integer> usedWhereSet(ShellDockerfile dockerfile) {
        Stream.Builder<Integer> lines = Stream.builder();
        Set<String> known = new HashSet<>();
        dockerfile.instructions().forEach(instruction -> {
            if (instruction.is("ARG")) {
                instruction.words().forEach(word -> known.add(NameValue.of(word).name()));
            } else if (instruction.is("ENV")) {
                if (usesItsOwn(instruction.pairs(), known)) {
                    lines.add(instruction.line());
                }
                instruction.pairs().forEach(pair -> known.add(pair.name()));
            }
        });
        return lines.build();
    }

    /** A variable that extends itself uses its earlier value. */
    private static boolean usesItsOwn(List<NameValue> pairs, Set<String> known) {
        return IntStream.range(0, pairs.size()).anyMatch(i -> {
            Set<String> used = used(pairs.get(i).value());
            return IntStream.range(0, pairs.size())
                    .filter(other -> other != i)
                    .mapToObj(other -> pairs.get(other).name())
                    .anyMatch(name -> !known.contains(name) && used.contains(name));
        });
    }

    /** The variables in a value: {@code $NAME} and <code>${NAME}</code>. */
    private static Set<String> used(String value) {
        Set<String> names = new HashSet<>();
        for (int dollar = value.indexOf('$'); dollar >= 0; dollar = value.indexOf('$', dollar + 1)) {
            boolean braces = value.startsWith("{", dollar + 1);
            int start = dollar + (braces ? 2 : 1);
            int end = start;
            while (end < value.length() && isNamePart(value.charAt(end))) {
                end++;
            }
            if (end > start && (!braces || value.startsWith("}", end))) {
                names.add(value.substring(start, end));
            }
        }
        return names;
    }

    private static boolean isNamePart(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static Stream<Integer> namedUsers(ShellDockerfile dockerfile) {
        Stream.Builder<Integer> lines = Stream.builder();
        Set<String> declared = new HashSet<>();
        dockerfile.instructions().forEach(instruction -> {
            if (instruction.is("ARG")) {
                instruction
                        .words()
                        .forEach(word -> declared.add(NameValue.of(word).name()));
            } else if (instruction.is("USER") && !isNumeric(instruction.rest())) {
                boolean argument = declared.stream()
                        .anyMatch(name -> instruction.rest().contains("$" + name)
                                || instruction.rest().contains("${" + name + "}"));
                if (!argument) {
                    lines.add(instruction.line());
                }
            }
        });
        return lines.build();
    }

    private static boolean isNumeric(String user) {
        String name = user.contains(":") ? user.substring(0, user.indexOf(':')) : user;
        return name.chars().allMatch(Character::isDigit);
    }
}
