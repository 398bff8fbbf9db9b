package io.github.dockeroptimize.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Needs a container engine. Without one the test is skipped and says so, unless the system property
 * {@code docker-optimize.test.engine} is {@code required}.
 */
@Tag("container")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EngineCondition.class)
@interface RequiresEngine {}
