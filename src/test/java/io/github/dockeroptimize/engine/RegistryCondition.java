package io.github.dockeroptimize.engine;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Asks whether the registry answers, and has this run's images removed from it after the last test. */
final class RegistryCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        ConditionEvaluationResult result = Presence.of("crane --insecure catalog " + Registry.ADDRESS, context);
        if (!result.isDisabled()) {
            AutoCloseable cleaning = Registry::clean;
            context.getRoot().getStore(Namespace.create(Registry.class)).computeIfAbsent("cleaning", key -> cleaning);
        }
        return result;
    }
}
