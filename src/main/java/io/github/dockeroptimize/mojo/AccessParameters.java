package io.github.dockeroptimize.mojo;

import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** The parameters of a goal that say how registries may be reached. */
record AccessParameters(
        Log log,
        MavenSession session,
        boolean allowInsecureRegistries,
        List<String> registryMirrors,
        @Nullable RegistryAuth imageAuth,
        @Nullable String imageCredentialHelper,
        @Nullable RegistryAuth baseImageAuth,
        @Nullable String baseImageCredentialHelper) {

    static AccessParameters of(BuildMojo goal) {
        return new AccessParameters(
                goal.getLog(),
                goal.session,
                goal.allowInsecureRegistries,
                goal.registryMirrors,
                goal.imageAuth,
                goal.imageCredentialHelper,
                goal.baseImageAuth,
                goal.baseImageCredentialHelper);
    }
}
