package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;

/** The owner of an entry by numeric ids, since names differ between base images. */
public record Owner(int userId, int groupId) {

    public static final Owner ROOT = new Owner(0, 0);

    /**
     * An owner that a user has chosen.
     *
     * @param parameter the name of the parameter, for the message
     */
    public static Owner parse(String parameter, String text) {
        if (!text.matches("\\d{1,9}(:\\d{1,9})?")) {
            throw new InvalidInputException(
                    "'" + parameter + "' has 'owner' " + quote(text)
                            + ", which is not numeric, and names differ between" + " base images",
                    "give ids of user and group, such as '65532:65532'");
        }
        String[] ids = text.split(":", -1);
        return new Owner(Integer.parseInt(ids[0]), Integer.parseInt(ids[ids.length - 1]));
    }

    @Override
    public String toString() {
        return userId + ":" + groupId;
    }
}
