package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.image.LayerCompression;
import io.github.dockeroptimize.mojo.module.ImageRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * The checked settings of a goal that measures an image.
 *
 * @param builtImage the built image to analyse; empty for that of the last build
 * @param compression of the goal {@code build}
 * @param remotes whether and how registries are asked, for an image
 */
record ReportRequest(
        ImageRequest image,
        Optional<String> builtImage,
        LayerCompression compression,
        Function<PlannedImage, RegistryPolicy> remotes) {

    /** @throws io.github.dockeroptimize.InvalidInputException if a parameter has an invalid value */
    static ReportRequest of(ReportParameters parameters) {
        AccessOptions options = new AccessOptions(parameters);
        AccessOptions.Access access = options.read();
        Path cache = options.cache();
        return new ReportRequest(
                new ModuleOptions(parameters).read(),
                Optional.ofNullable(parameters.builtImage).map(String::strip).filter(name -> !name.isEmpty()),
                CompressionOptions.read(parameters),
                whyNotAsked(parameters)
                        .<Function<PlannedImage, RegistryPolicy>>map(why -> planned -> new RegistryPolicy.Unasked(why))
                        .orElse(planned -> new RegistryPolicy.Asked(
                                access.of(planned.image().toString(), planned.base()), cache)));
    }

    private static Optional<String> whyNotAsked(ReportParameters parameters) {
        if (parameters.session.isOffline()) {
            return Optional.of("Maven is offline");
        }
        return parameters.askRegistries ? Optional.empty() : Optional.of("docker-optimize.askRegistries is off");
    }
}
