package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers of bytes as people write them: {@code 200 MB}, {@code 1.5GB}, {@code 512 KiB}, {@code 4096}. */
final class ByteCount {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,3})?)\\s*([A-Za-z]{0,3})");
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("b", 1L),
            Map.entry("k", 1000L),
            Map.entry("kb", 1000L),
            Map.entry("m", 1_000_000L),
            Map.entry("mb", 1_000_000L),
            Map.entry("g", 1_000_000_000L),
            Map.entry("gb", 1_000_000_000L),
            Map.entry("kib", 1L << 10),
            Map.entry("mib", 1L << 20),
            Map.entry("gib", 1L << 30));

    private ByteCount() {}

    /**
     * The number of bytes.
     *
     * @param rule the rule of the limit, for the message
     * @throws InvalidInputException if the text is not a size
     */
    static long parse(String rule, String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        Long unit = matcher.matches() ? UNITS.get(matcher.group(2).toLowerCase(Locale.ROOT)) : null;
        BigDecimal bytes = unit == null
                ? BigDecimal.valueOf(Long.MIN_VALUE)
                : new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
        if (bytes.signum() < 0 || bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new InvalidInputException(
                    quote(rule) + " has the limit " + quote(text) + ", which is not a size",
                    "set one such as '200 MB', '512 KiB' or 'warn 200 MB'");
        }
        return bytes.longValue();
    }
}
