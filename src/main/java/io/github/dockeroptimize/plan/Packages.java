package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.List;

/**
 * Packages of the distribution that the user wants.
 *
 * @param system in the image
 * @param builder where sources are compiled
 */
public record Packages(List<String> system, List<String> builder) {

    public static final Packages NONE = new Packages(List.of(), List.of());

    public Packages {
        system = checked("systemPackages", system);
        builder = checked("builderPackages", builder);
    }

    /** Installs them on the base image, which needs a package manager for it. */
    BaseImage on(BaseImage base) {
        if (!system.isEmpty() && (base.hasNoShell() || base.reference().equals("scratch"))) {
            throw new InvalidInputException(
                    "'systemPackages' has " + quote(system.get(0)) + ", but " + quote(base) + " has no package manager",
                    "set <baseImage> to one that has, such as 'debian:13-slim'");
        }
        return base.with(system);
    }

    private static List<String> checked(String parameter, List<String> names) {
        for (String name : names) {
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9.+_:@~=*<>/-]*")) {
                throw new InvalidInputException(
                        "'" + parameter + "' has " + quote(name) + ", which is not the name of a package",
                        "give names such as 'libpq5', or 'libpq5=17.*' for a version");
            }
        }
        return List.copyOf(names);
    }
}
