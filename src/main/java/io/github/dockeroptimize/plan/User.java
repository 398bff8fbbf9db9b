package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.stream.Stream;

/** Whom the application runs as: a numeric user id, and a group id where one is given. */
public record User(String value) {

    private static final int HIGHEST = Integer.MAX_VALUE;
    private static final String SET_IT = "; set <user>65532:65532</user> or -Ddocker-optimize.user=65532:65532";

    public static User parse(String text) {
        if (!text.matches("\\d{1,10}(:\\d{1,10})?")) {
            throw new InvalidInputException("'user' is " + quote(text)
                    + ", but must be numeric so that Kubernetes can verify that it is not root" + SET_IT);
        }
        if (Stream.of(text.split(":", -1)).mapToLong(Long::parseLong).anyMatch(id -> id > HIGHEST)) {
            throw new InvalidInputException(
                    "'user' is " + quote(text) + ", but user and group ids go up to " + HIGHEST + SET_IT);
        }
        return new User(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
