package io.github.dockeroptimize.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Needs a registry that may be pushed to without a password, and crane, as {@link RequiresEngine} needs Docker. The system
 * property {@code docker-optimize.test.registry} says where it is.
 */
@Tag("container")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RegistryCondition.class)
@interface RequiresRegistry {}
