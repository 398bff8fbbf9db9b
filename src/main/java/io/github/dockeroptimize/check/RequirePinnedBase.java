package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.plan.BaseImage;
import java.util.ArrayList;
import java.util.List;

/** Base images are named by digest, so that later builds start from the same image. */
final class RequirePinnedBase implements Rule<String> {

    @Override
    public RuleSpec<String> spec() {
        return RuleSpec.withoutLimit("requirePinnedBase", Level.OFF);
    }

    @Override
    public Outcome judge(CheckInput subject, String limit) {
        List<String> broken = new ArrayList<>();
        String parameter = "baseImage";
        String role = "the base image is ";
        for (BaseImage base : subject.image().map(CheckInput.Image::bases).orElse(List.of())) {
            String reference = base.reference();
            if (!base.isPinned()) {
                broken.add(role + quote(reference) + ", but a digest is required; set <" + parameter + ">" + reference
                        + "@sha256:…</" + parameter + ">; 'docker buildx imagetools inspect " + reference
                        + "' shows it");
            }
            parameter = "builderImage";
            role = "the builder image is ";
        }
        return Outcome.broken(broken);
    }
}
