package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port, or a range of ports, that the image declares.
 *
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 */
public record Port(int first, int last, String protocol) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?(?:/(tcp|udp|sctp))?");
    private static final int HIGHEST = 65535;

    static Port tcp(int number) {
        return new Port(number, number, "tcp");
    }

    /** Reads {@code 8080}, {@code 53/udp} or {@code 8000-8010/tcp}. */
    public static Port parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (form.matches()) {
            int first = Integer.parseInt(form.group(1));
            int last = form.group(2) == null ? first : Integer.parseInt(form.group(2));
            if (first >= 1 && first <= last && last <= HIGHEST) {
                return new Port(first, last, form.group(3) == null ? "tcp" : form.group(3));
            }
        }
        throw new InvalidInputException(
                "'ports' has " + quote(text) + ", which is not a port",
                "give a number from 1 to 65535, such as '8080', '53/udp' or '8000-8010'");
    }

    /** The form of {@code EXPOSE}, with the protocol unless it is tcp. */
    @Override
    public String toString() {
        String range = first == last ? String.valueOf(first) : first + "-" + last;
        return protocol.equals("tcp") ? range : range + "/" + protocol;
    }
}
