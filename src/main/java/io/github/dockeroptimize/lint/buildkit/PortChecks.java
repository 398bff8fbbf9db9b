package io.github.dockeroptimize.lint.buildkit;

import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.SyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Checks the ports of {@code EXPOSE}: {@code 80}, {@code 80/udp}, {@code 8000-8010}. */
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
                    "'" + port + "' names a port of the host, which only 'docker run -p' can; write '" + inside + "'");
        }
        if (!isRange(number) || !isFromHost(outside, number)) {
            throw invalid(instruction, port);
        }
    }

    /** Nothing, {@code 80} or {@code 127.0.0.1:80}; ranges of both sides have to be equally long. */
    private static boolean isFromHost(String outside, String inside) {
        int colon = outside.lastIndexOf(':');
        String address = colon < 0 ? "" : outside.substring(0, colon);
        String host = outside.substring(colon + 1);
        return (address.isEmpty() || isAddress(address))
                && (host.isEmpty() || (isRange(host) && (length(inside) == 0 || length(inside) == length(host))));
    }

    private static boolean isAddress(String address) {
        boolean brackets = address.startsWith("[") && address.endsWith("]");
        String[] parts = address.split("\\.", -1);
        return (brackets ? address.substring(1, address.length() - 1) : address)
                        .chars()
                        .allMatch(c -> Character.digit(c, 16) >= 0 || c == ':' || c == '.')
                && (address.contains(":")
                        || (parts.length == 4 && Stream.of(parts).allMatch(PortChecks::isByte)));
    }

    private static boolean isByte(String text) {
        return isPort(text) && text.length() < 4 && Integer.parseInt(text) < 256;
    }

    private static int length(String range) {
        String[] ends = range.split("-", 2);
        return ends.length == 1 ? 0 : Integer.parseInt(ends[1]) - Integer.parseInt(ends[0]);
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
                instruction.line(), "'" + port + "' is not a port; write a number up to 65535, with /udp if need be");
    }
}
