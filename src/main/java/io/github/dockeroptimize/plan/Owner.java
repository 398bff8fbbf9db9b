package io.github.dockeroptimize.plan;

/** Numeric ids, since names differ between base images. */
public record Owner(int userId, int groupId) {

    public static final Owner ROOT = new Owner(0, 0);

    @Override
    public String toString() {
        return userId + ":" + groupId;
    }
}
