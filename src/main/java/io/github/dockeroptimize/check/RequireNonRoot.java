package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.plan.User;

/** The application runs as a numeric user other than root, so that Kubernetes can verify it. */
final class RequireNonRoot implements Rule<String> {

    @Override
    public RuleSpec<String> spec() {
        return RuleSpec.withoutLimit("requireNonRoot", Level.FAIL);
    }

    @Override
    public Outcome judge(CheckInput subject, String limit) {
        return subject.image()
                .map(CheckInput.Image::user)
                .filter(RequireNonRoot::isRoot)
                .map(
                        user -> Outcome.broken(
                                "the image runs as user " + quote(user)
                                        + ", but a user id above 0 is required; set <user>65532:65532</user> or -Ddocker-optimize.user=65532:65532"))
                .orElse(Outcome.KEPT);
    }

    private static boolean isRoot(User user) {
        return Long.parseLong(user.value().replaceFirst(":.*", "")) == 0;
    }
}
