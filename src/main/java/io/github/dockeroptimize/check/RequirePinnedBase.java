package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.plan.BaseImage;
import java.util.List;

/** Base images are named by digest, so that a build today and one tomorrow start from the same. */
final class RequirePinnedBase implements Rule {

    @Override
    public String name() {
        return "requirePinnedBase";
    }

    @Override
    public String ownLimit() {
        return "";
    }

    @Override
    public boolean isOn() {
        return false;
    }

    @Override
    public Outcome judge(Subject subject, String limit) {
        return Outcome.broken(subject.image().map(Subject.Image::bases).orElse(List.of()).stream()
                .map(BaseImage::reference)
                .distinct()
                .filter(reference -> !reference.contains("@sha256:") && !reference.equals("scratch"))
                .map(reference -> "the image starts from " + quote(reference)
                        + ", and a digest is asked for; set <baseImage>" + reference
                        + "@sha256:…</baseImage>, which 'docker buildx imagetools inspect " + reference + "' tells")
                .toList());
    }
}
