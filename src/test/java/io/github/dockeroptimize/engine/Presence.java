package io.github.dockeroptimize.engine;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** What becomes of a test whose tool isn't there: it is skipped and says so, or fails where engines are required. */
final class Presence {

    private Presence() {}

    static ConditionEvaluationResult of(String command, ExtensionContext context) {
        // each test asks, and what answers once in a run will answer again
        boolean present = context.getRoot()
                .getStore(Namespace.create(Presence.class))
                .computeIfAbsent(command, key -> Command.of(command.split(" ")).succeeds(), Boolean.class);
        if (present) {
            return ConditionEvaluationResult.enabled("'" + command + "' answers");
        }
        String reason = "nothing answers to '" + command + "'";
        if ("required".equals(System.getProperty("docker-optimize.test.engine"))) {
            throw new IllegalStateException(reason + ", but 'docker-optimize.test.engine' is 'required'");
        }
        System.out.println("SKIPPED " + context.getDisplayName() + ": " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }
}
