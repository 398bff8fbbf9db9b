package io.github.dockeroptimize.lint;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.stream.Stream;

/** Whether a label holds what its format says. */
final class LabelValues {

    private LabelValues() {}

    static boolean isValid(LabelFormat format, String value) {
        return switch (format) {
            case TEXT -> true;
            case URL -> isUrl(value);
            case TIME -> isTime(value);
            case LICENSE -> !value.isEmpty() && value.chars().allMatch(c -> isAlphanumeric(c) || ".-+".indexOf(c) >= 0);
            case GIT_HASH ->
                (value.length() == 40 || value.length() == 7) && value.chars().allMatch(LabelValues::isHex);
            case VERSION -> isVersion(value);
            case EMAIL -> isEmail(value);
        };
    }

    private static boolean isUrl(String value) {
        try {
            return new URI(value).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isTime(String value) {
        try {
            return OffsetDateTime.parse(value.replace(' ', 'T')).getYear() >= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Three numbers without leading zeros, and then perhaps a pre-release and a build. */
    private static boolean isVersion(String value) {
        int plus = value.indexOf('+');
        String release = plus < 0 ? value : value.substring(0, plus);
        int hyphen = release.indexOf('-');
        String[] numbers = (hyphen < 0 ? release : release.substring(0, hyphen)).split("\\.", -1);
        return numbers.length == 3
                && Stream.of(numbers).allMatch(LabelValues::isNumber)
                && (hyphen < 0 || areIdentifiers(release.substring(hyphen + 1)))
                && (plus < 0 || areIdentifiers(value.substring(plus + 1)));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
    }

    private static boolean areIdentifiers(String text) {
        return Stream.of(text.split("\\.", -1))
                .allMatch(part -> !part.isEmpty() && part.chars().allMatch(c -> isAlphanumeric(c) || c == '-'));
    }

    private static boolean isEmail(String value) {
        int at = value.lastIndexOf('@');
        return at > 0
                && value.chars().noneMatch(c -> c <= ' ')
                && Stream.of(value.substring(at + 1).split("\\.", -1))
                        .allMatch(part -> !part.isEmpty() && part.chars().allMatch(c -> isAlphanumeric(c) || c == '-'));
    }

    private static boolean isHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
