package io.github.dockeroptimize.lint.buildkit;

import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.SyntaxException;
import java.util.Map;
import java.util.stream.Stream;

/** Checks the values of flags of {@code ADD} and {@code COPY}, with their variables expanded. */
final class CopyFlags {

    private static final int HIGHEST_MODE = 07777;

    /** The number of digits of a checksum, by its algorithm. */
    private static final Map<String, Integer> DIGITS = Map.of("sha256", 64, "sha384", 96, "sha512", 128);

    private CopyFlags() {}

    /** Throws if {@code --chmod} is neither a number nor a symbolic mode. */
    static void checkMode(Instruction instruction, String mode) {
        boolean number = mode.chars().allMatch(c -> c >= '0' && c <= '7');
        boolean right = number
                ? mode.length() < 10 && (mode.isEmpty() || Integer.parseInt(mode, 8) <= HIGHEST_MODE)
                : Stream.of(mode.split(",", -1)).allMatch(CopyFlags::isChange);
        if (!right) {
            throw new SyntaxException(
                    instruction.line(), "'--chmod=" + mode + "' is not a mode; write one such as 0755 or u=rwX,go=rX");
        }
    }

    /** {@code u+x}, {@code =rX}, {@code go-w+s}. */
    private static boolean isChange(String change) {
        int position = 0;
        while (position < change.length() && "ugoa".indexOf(change.charAt(position)) >= 0) {
            position++;
        }
        return position < change.length()
                && "+-=".indexOf(change.charAt(position)) >= 0
                && change.substring(position).chars().allMatch(c -> "+-=rwxXstugo".indexOf(c) >= 0);
    }

    /** Throws if the source can't have such a checksum. The checksum of a Git repository is a commit. */
    static void checkChecksum(Instruction instruction, String source, String checksum) {
        boolean web = source.startsWith("http://") || source.startsWith("https://");
        int hash = source.indexOf('#');
        if (!web || (hash < 0 ? source : source.substring(0, hash)).endsWith(".git")) {
            return;
        }
        int colon = checksum.indexOf(':');
        String digits = checksum.substring(colon + 1);
        boolean right = colon > 0
                && digits.length() == DIGITS.getOrDefault(checksum.substring(0, colon), -1)
                && digits.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (!right) {
            throw new SyntaxException(
                    instruction.line(), "'" + checksum + "' is not a checksum; write sha256: and its 64 digits");
        }
    }
}
