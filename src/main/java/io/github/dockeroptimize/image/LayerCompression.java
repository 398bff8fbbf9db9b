package io.github.dockeroptimize.image;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.airlift.compress.zstd.ZstdOutputStream;
import io.github.dockeroptimize.InvalidInputException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;

/**
 * How new layers are compressed. The bytes depend on the tar alone, for the same release of what compresses.
 *
 * @param level how much effort is made; if empty, what this plugin brings decides
 */
public record LayerCompression(Compression form, OptionalInt level) {

    /** The usual one. */
    public static final LayerCompression GZIP = new LayerCompression(Compression.GZIP, OptionalInt.empty());

    private static final int BUFFER = 1 << 16;
    private static final int MOST_OF_GZIP = 9;
    private static final int MOST_OF_ZSTD = 22;

    /**
     * A form of compression and its level.
     *
     * @throws InvalidInputException if there is no such level, or not here
     */
    public LayerCompression {
        if (level.isPresent()) {
            check(form, level.getAsInt());
        }
    }

    private static void check(Compression form, int level) {
        switch (form) {
            case NONE -> throw invalid(level, "which 'compression' 'none' hasn't got", "leave one of them out");
            case GZIP -> require(level, 0, MOST_OF_GZIP, form);
            case ZSTD -> {
                require(level, 1, MOST_OF_ZSTD, form);
                libraryVersion(level);
            }
        }
    }

    private static void require(int level, int least, int most, Compression form) {
        if (level < least || level > most) {
            throw invalid(
                    level, "which 'compression' '" + form + "' hasn't got", "set one from " + least + " to " + most);
        }
    }

    private static String libraryVersion(int level) {
        try {
            return ZstdLibrary.version();
        } catch (LinkageError e) {
            throw withoutLibrary(level, "which for 'compression' 'zstd' needs Zstandard's own library");
        }
    }

    private static InvalidInputException withoutLibrary(int level, String why) {
        return invalid(
                level,
                why,
                "add com.github.luben:zstd-jni to the <dependencies> of this plugin in the POM, or leave"
                        + " 'compressionLevel' out");
    }

    private static InvalidInputException invalid(int level, String why, String remedy) {
        return new InvalidInputException("'compressionLevel' is " + quote(level) + ", " + why, remedy);
    }

    /** Text that tells apart whatever makes other bytes of the same tar. */
    public String key() {
        if (level.isEmpty()) {
            return form.toString();
        }
        String known = form + "-" + level.getAsInt();
        return form == Compression.ZSTD ? known + "-" + libraryVersion(level.getAsInt()) : known;
    }

    /** Whether a flush passes on all that was written so far. */
    public boolean canFlush() {
        return form != Compression.ZSTD || level.isPresent();
    }

    /**
     * Compresses what is written.
     *
     * @param out is closed with it
     */
    public OutputStream over(OutputStream out) throws IOException {
        return switch (form) {
            case NONE -> out;
            case GZIP -> new Gzip(out, level);
            case ZSTD -> level.isPresent() ? zstd(out, level.getAsInt()) : new ZstdOutputStream(out);
        };
    }

    private static OutputStream zstd(OutputStream out, int level) throws IOException {
        try {
            return ZstdLibrary.compress(out, level);
        } catch (LinkageError e) {
            throw withoutLibrary(level, "but zstd-jni can't be loaded (" + e.getMessage() + ")");
        }
    }

    private static final class Gzip extends GZIPOutputStream {

        Gzip(OutputStream out, OptionalInt level) throws IOException {
            super(out, BUFFER, true);
            if (level.isPresent()) {
                def.setLevel(level.getAsInt());
            }
        }
    }
}
