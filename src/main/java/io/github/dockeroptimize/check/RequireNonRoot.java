package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.plan.User;

/** The application doesn't run as root, by number, so that Kubernetes can tell. */
final class RequireNonRoot implements Rule {

    @Override
    public String name() {
        return "requireNonRoot";
    }

    @Override
    public String ownLimit() {
        return "";
    }

    @Override
    public boolean takesLimit() {
        return false;
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public Outcome judge(Subject subject, String limit) {
        return subject.image()
                .map(Subject.Image::user)
                .filter(RequireNonRoot::isRoot)
                .map(
                        user -> Outcome.broken(
                                "the image runs as user " + quote(user)
                                        + ", and a user id above 0 is asked for; set <user>65532:65532</user> or -Ddocker-optimize.user=65532:65532"))
                .orElse(Outcome.KEPT);
    }

    private static boolean isRoot(User user) {
        return Long.parseLong(user.value().replaceFirst(":.*", "")) == 0;
    }
}
