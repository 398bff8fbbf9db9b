package io.github.dockeroptimize.engine;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Asks whether a container engine answers, and has it cleaned after the last test. */
final class EngineCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        ConditionEvaluationResult result = Presence.of("docker version", context);
        if (!result.isDisabled()) {
            AutoCloseable cleaning = Engine::clean;
            context.getRoot().getStore(Namespace.create(Engine.class)).computeIfAbsent("cleaning", key -> cleaning);
        }
        return result;
    }
}
