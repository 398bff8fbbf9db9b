package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.Application;
import java.util.List;
import java.util.Optional;

/** Asks the inspectors in a fixed order; the first that recognises its shape wins. */
public final class Inspection {

    private static final List<Inspector> INSPECTORS =
            List.of(new BootInspector(), new WarInspector(), new UberJarInspector(), new JarInspector());

    private Inspection() {}

    /**
     * The application that the build produced.
     *
     * @throws InvalidInputException if nothing can be run, or an archive is invalid
     */
    public static Application inspect(BuildOutput build) {
        for (Inspector inspector : INSPECTORS) {
            Optional<Application> application = inspector.inspect(build);
            if (application.isPresent()) {
                return application.get();
            }
        }
        throw new InvalidInputException(
                "packaging " + quote(build.packaging()) + " produces nothing that can be run",
                "set <skip>true</skip> or -Ddocker-optimize.skip for this module");
    }
}
