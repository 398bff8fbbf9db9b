package io.github.dockeroptimize.image;

import static io.github.dockeroptimize.InvalidInputException.quote;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the headers that extend the next entry: names, owners and sizes that do not fit into its own header. */
final class PaxRecords {

    private static final int MOST_DIGITS = 9;

    private @Nullable String name;
    /** The name of a sparse file, whose path has another name. */
    private @Nullable String sparse;

    private @Nullable String link;
    private OptionalLong size = OptionalLong.empty();
    private OptionalLong userId = OptionalLong.empty();
    private OptionalLong groupId = OptionalLong.empty();

    Optional<String> name() {
        return Optional.ofNullable(sparse).or(() -> Optional.ofNullable(name)).filter(text -> !text.isEmpty());
    }

    Optional<String> link() {
        return Optional.ofNullable(link);
    }

    OptionalLong size() {
        return size;
    }

    OptionalLong userId() {
        return userId;
    }

    OptionalLong groupId() {
        return groupId;
    }

    /** Reads a GNU long name, terminated by NUL. */
    void name(byte[] bytes) {
        name = upToNul(bytes);
    }

    void link(byte[] bytes) {
        link = upToNul(bytes);
    }

    /** Reads POSIX records, which begin with their length. */
    void read(byte[] bytes) throws DamagedImageException {
        for (int at = 0; at < bytes.length; ) {
            int blank = indexOf(bytes, ' ', at, Math.min(bytes.length, at + MOST_DIGITS + 1));
            int length = blank < 0 ? 0 : (int) number(new String(bytes, at, blank - at, StandardCharsets.US_ASCII));
            int end = at + length;
            int equals = blank < 0 || end > bytes.length ? -1 : indexOf(bytes, '=', blank, end);
            if (equals < 0 || bytes[end - 1] != '\n') {
                throw new DamagedImageException("has a broken PAX header");
            }
            String key = new String(bytes, blank + 1, equals - blank - 1, StandardCharsets.UTF_8);
            set(key, TarHeader.text(Arrays.copyOfRange(bytes, equals + 1, end - 1)));
            at = end;
        }
    }

    private void set(String key, String value) throws DamagedImageException {
        switch (key) {
            case "path" -> name = value;
            case "GNU.sparse.name" -> sparse = value;
            case "linkpath" -> link = value;
            case "size" -> size = OptionalLong.of(number(value));
            case "uid" -> userId = OptionalLong.of(number(value));
            case "gid" -> groupId = OptionalLong.of(number(value));
            default -> {
                // times and attributes
            }
        }
    }

    private static long number(String text) throws DamagedImageException {
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below
        }
        throw new DamagedImageException("has a PAX header with " + quote(text) + " where a number should be");
    }

    private static String upToNul(byte[] bytes) {
        int nul = indexOf(bytes, '\0', 0, bytes.length);
        return TarHeader.text(nul < 0 ? bytes : Arrays.copyOf(bytes, nul));
    }

    private static int indexOf(byte[] bytes, char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
