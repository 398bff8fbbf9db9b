package io.github.dockeroptimize.image;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;

/**
 * An operating system and an architecture, as the OCI image index names them.
 *
 * @param os such as {@code linux}
 * @param architecture such as {@code amd64}
 */
public record Platform(String os, String architecture) {

    /** The default platform, which most clusters and pipelines run. */
    public static final Platform USUAL = new Platform("linux", "amd64");

    /** Reads {@code linux/arm64}, or the architecture alone. */
    public static Platform parse(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length == 3 && text.strip().matches("linux/arm64/v8")) {
            return new Platform("linux", "arm64");
        }
        if (parts.length > 2 || !text.strip().matches("(?:(?:linux|windows)/)?[a-z0-9_]+")) {
            throw new InvalidInputException(
                    "'platforms' has " + quote(text) + ", which is not a platform",
                    "name an operating system and an architecture, such as 'linux/amd64' or 'linux/arm64'");
        }
        return parts.length == 2 ? new Platform(parts[0], parts[1]) : new Platform("linux", parts[0]);
    }

    @Override
    public String toString() {
        return os + "/" + architecture;
    }
}
