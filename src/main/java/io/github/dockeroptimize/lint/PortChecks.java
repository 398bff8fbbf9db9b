package io.github.dockeroptimize.lint;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The ports of {@code EXPOSE}: {@code 80}, {@code 80/udp}, {@code 8000-8010}, and what should not be there. */
final class PortChecks {

    private static final Set<String> PROTOCOLS = Set.of("", "tcp", "udp", "sctp");
    private static final int HIGHEST = 65535;

    private final Findings findings;

    PortChecks(Findings findings) {
        this.findings = findings;
    }

    void check(Instruction instruction, List<String> ports) {
        ports.forEach(port -> check(instruction, port));
    }

    private void check(Instruction instruction, String port) {
        int colon = port.lastIndexOf(':');
        String inside = port.substring(colon + 1);
        int slash = inside.indexOf('/');
        String number = slash < 0 ? inside : inside.substring(0, slash);
        String protocol = slash < 0 ? "" : inside.substring(slash + 1);
        String lower = protocol.toLowerCase(Locale.ROOT);
        if (number.isEmpty() || !PROTOCOLS.contains(lower)) {
            throw invalid(instruction, port);
        }
        if (!protocol.equals(lower)) {
            findings.add(
                    BuildKitRule.EXPOSE_PROTO_CASING,
                    instruction,
                    "The protocol of '" + port + "' should be in lower case");
        }
        String outside = colon < 0 ? "" : port.substring(0, colon);
        if (!outside.isEmpty() && !outside.equals(":")) {
            findings.add(
                    BuildKitRule.EXPOSE_INVALID_FORMAT,
                    instruction,
                    "'" + port + "' says which port of the host it gets, which only 'docker run -p' can; leave '"
                            + inside + "'");
        }
        if (!isRange(number)) {
            throw invalid(instruction, port);
        }
    }

    private static boolean isRange(String range) {
        String[] ends = range.split("-", 2);
        return isPort(ends[0])
                && (ends.length == 1 || (isPort(ends[1]) && Integer.parseInt(ends[0]) <= Integer.parseInt(ends[1])));
    }

    private static boolean isPort(String text) {
        return !text.isEmpty()
                && text.length() < 9
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(text) <= HIGHEST;
    }

    private static SyntaxException invalid(Instruction instruction, String port) {
        return new SyntaxException(
                instruction.line(), "'" + port + "' is no port; write a number up to 65535, with /udp if need be");
    }
}
