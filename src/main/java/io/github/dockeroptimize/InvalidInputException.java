package io.github.dockeroptimize;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something the user can mend: the problem with the offending value in single quotes, and then what to do about it. The
 * message is both in one sentence; it is shown as it is, without a stack trace.
 */
public class InvalidInputException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String remedy;

    public InvalidInputException(String problem, String remedy) {
        super(problem + "; " + remedy);
        this.problem = problem;
        this.remedy = remedy;
    }

    public InvalidInputException(String problem, String remedy, Throwable cause) {
        this(problem, remedy);
        initCause(cause);
    }

    /** All of these, each on a line of its own, and each once. */
    public static InvalidInputException of(List<InvalidInputException> all) {
        InvalidInputException last = all.get(all.size() - 1);
        String before = all.stream()
                .map(InvalidInputException::sentence)
                .distinct()
                .filter(sentence -> !sentence.equals(last.sentence()))
                .map(sentence -> sentence + "\n")
                .collect(Collectors.joining());
        return new InvalidInputException(before + last.problem, last.remedy);
    }

    private String sentence() {
        return problem + "; " + remedy;
    }

    /** What is wrong, with the offending value. */
    public String problem() {
        return problem;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }

    /** The value in single quotes, on one line: control characters are shown escaped. */
    public static String quote(Object value) {
        StringBuilder quoted = new StringBuilder("'");
        String text = value.toString();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('\'').toString();
    }
}
