package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;

/** Whom the application runs as: a numeric user id, and a group id where one is given. */
public record User(String value) {

    public static User parse(String text) {
        if (!text.matches("\\d{1,10}(:\\d{1,10})?")) {
            throw new InvalidInputException(
                    "'user' is " + quote(text)
                            + ", but must be numeric so that Kubernetes can verify that it is not root; set <user>65532:65532</user> or -Ddocker-optimize.user=65532:65532");
        }
        return new User(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
