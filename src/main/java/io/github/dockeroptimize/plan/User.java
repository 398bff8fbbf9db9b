package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;

/** The user of the application: a numeric user id, and optionally a group id. */
public record User(String value) {

    /** The user of distroless images, which no user on the host has. */
    static final User DEFAULT = new User("65532:65532");

    private static final int HIGHEST = Integer.MAX_VALUE;
    private static final String SET_IT = "set <user>65532:65532</user> or -Ddocker-optimize.user=65532:65532";

    public static User parse(String text) {
        if (!text.matches("\\d{1,10}(:\\d{1,10})?")) {
            throw new InvalidInputException(
                    "'user' is " + quote(text)
                            + ", but must be numeric so that Kubernetes can verify that it is not root",
                    SET_IT);
        }
        for (String id : text.split(":", -1)) {
            if (Long.parseLong(id) > HIGHEST) {
                throw new InvalidInputException(
                        "'user' is " + quote(text) + ", but user and group ids go up to " + HIGHEST, SET_IT);
            }
        }
        return new User(text);
    }

    /** Its ids; the group is root's if none is named, as in a container. */
    Owner owner() {
        String[] ids = value.split(":", -1);
        return new Owner(Integer.parseInt(ids[0]), ids.length > 1 ? Integer.parseInt(ids[1]) : 0);
    }

    /** Whether it is root, who may write everywhere. */
    boolean isRoot() {
        return owner().userId() == 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
