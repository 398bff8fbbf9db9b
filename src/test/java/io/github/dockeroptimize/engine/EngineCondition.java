package io.github.dockeroptimize.engine;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Asks whether a container engine answers. */
final class EngineCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Engine.isThere()) {
            return ConditionEvaluationResult.enabled("a container engine answers");
        }
        if ("required".equals(System.getProperty("docker-optimize.test.engine"))) {
            throw new IllegalStateException("no container engine answers to 'docker version', but one is required");
        }
        String reason = "no container engine answers to 'docker version'";
        System.out.println("SKIPPED " + context.getDisplayName() + ": " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }
}
