package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.image.Compression;
import io.github.dockeroptimize.image.LayerCompression;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads the parameters that say how layers are compressed. */
final class CompressionOptions {

    private CompressionOptions() {}

    /** @throws InvalidInputException if one has an invalid value, or both don't go together */
    static LayerCompression read(RegistryParameters parameters) {
        return new LayerCompression(
                EnumParameter.of("compression", parameters.compression, Compression.class),
                level(parameters.compressionLevel));
    }

    private static OptionalInt level(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return OptionalInt.empty();
        }
        if (!text.strip().matches("\\d{1,3}")) {
            throw new InvalidInputException(
                    "'compressionLevel' is " + quote(text) + ", which is not a number", "set one such as '9'");
        }
        return OptionalInt.of(Integer.parseInt(text.strip()));
    }
}
