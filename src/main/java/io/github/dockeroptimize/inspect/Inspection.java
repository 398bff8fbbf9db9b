package io.github.dockeroptimize.inspect;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.List;
import java.util.Optional;

/** Asks the inspectors in a fixed order; the first that recognises its shape wins. */
public final class Inspection {

    private static final List<Inspector> INSPECTORS =
            List.of(new BootInspector(), new WarInspector(), new UberJarInspector(), new JarInspector());

    private Inspection() {}

    /**
     * What the build made.
     *
     * @throws InvalidInputException if nothing of it can be run, or what is there is broken
     */
    public static Application inspect(BuildOutput build) {
        return INSPECTORS.stream()
                .map(inspector -> inspector.inspect(build))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(
                        () -> new InvalidInputException(
                                "packaging " + quote(build.packaging())
                                        + " makes nothing that can be run; set <skip>true</skip> or -Ddocker-optimize.skip for this module"));
    }
}
