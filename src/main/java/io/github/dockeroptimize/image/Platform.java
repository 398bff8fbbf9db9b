package io.github.dockeroptimize.image;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An operating system and an architecture, as the OCI image index names them. Names of the same platform are equal, as in
 * containerd ({@code platforms.Normalize}): {@code linux/arm64/v8} is {@code linux/arm64}, {@code linux/arm} is
 * {@code linux/arm/v7}, {@code linux/x86_64} is {@code linux/amd64}.
 *
 * @param os such as {@code linux}
 * @param architecture such as {@code amd64}
 * @param variant of the architecture, such as {@code v7} of {@code arm}; empty for the usual one
 */
public record Platform(String os, String architecture, Optional<String> variant) {

    /** The default platform, which most clusters and pipelines run. */
    public static final Platform USUAL = new Platform("linux", "amd64");

    /** The variants of architectures, from the least to the greatest. */
    private static final Map<String, List<String>> VARIANTS = Map.of(
            "arm", List.of("v5", "v6", "v7", "v8"),
            "arm64", List.of("v8", "v9"),
            "amd64", List.of("v1", "v2", "v3", "v4"));

    private static final String WRITTEN = "arm/v?[5-8]|arm64/v?[89]|amd64/v[1-4]";

    public Platform {
        architecture = switch (architecture) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> architecture;
        };
        variant = variant(architecture, variant.orElse(""));
    }

    public Platform(String os, String architecture) {
        this(os, architecture, Optional.empty());
    }

    private static Optional<String> variant(String architecture, String given) {
        String variant = given.matches("\\d+") ? "v" + given : given;
        if (architecture.equals("arm") && variant.isEmpty()) {
            return Optional.of("v7");
        }
        boolean usual = switch (architecture) {
            case "arm64" -> variant.equals("v8");
            case "amd64" -> variant.equals("v1");
            default -> false;
        };
        return usual || variant.isEmpty() ? Optional.empty() : Optional.of(variant);
    }

    /** Reads {@code linux/arm64} or {@code linux/arm/v7}; Linux may be left out. */
    public static Platform parse(String text) {
        if (!text.strip().matches("(?:(?:linux|windows)/)?(?:(?!linux$|windows$)[a-z0-9_]+|" + WRITTEN + ")")) {
            throw new InvalidInputException(
                    "'platforms' has " + quote(text) + ", which is not a platform",
                    "name an operating system and an architecture, such as 'linux/amd64', 'linux/arm64' or"
                            + " 'linux/arm/v7'");
        }
        String[] parts = text.strip().split("/", -1);
        int first = parts[0].equals("linux") || parts[0].equals("windows") ? 1 : 0;
        return new Platform(
                first == 1 ? parts[0] : "linux",
                parts[first],
                parts.length > first + 1 ? Optional.of(parts[first + 1]) : Optional.empty());
    }

    /**
     * The platforms whose programs it runs, the best first: itself, then lesser variants, as in containerd
     * ({@code platforms.Only}).
     */
    public List<Platform> compatible() {
        List<Platform> platforms = new ArrayList<>(List.of(this));
        List<String> known = VARIANTS.getOrDefault(architecture, List.of());
        for (int i = known.indexOf(variant.orElse("")) - 1; i >= 0; i--) {
            platforms.add(new Platform(os, architecture, Optional.of(known.get(i))));
        }
        return platforms;
    }

    @Override
    public String toString() {
        return os + "/" + architecture + (variant.isPresent() ? "/" + variant.get() : "");
    }
}
