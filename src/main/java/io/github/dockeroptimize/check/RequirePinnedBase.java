package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.plan.BaseImage;
import java.util.ArrayList;
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
    public boolean takesLimit() {
        return false;
    }

    @Override
    public boolean isOn() {
        return false;
    }

    @Override
    public Outcome judge(Subject subject, String limit) {
        List<String> broken = new ArrayList<>();
        String parameter = "baseImage";
        String does = "the image starts from ";
        for (BaseImage base : subject.image().map(Subject.Image::bases).orElse(List.of())) {
            String reference = base.reference();
            if (!reference.contains("@sha256:") && !reference.equals("scratch")) {
                broken.add(does + quote(reference) + ", and a digest is asked for; set <" + parameter + ">" + reference
                        + "@sha256:…</" + parameter + ">, which 'docker buildx imagetools inspect " + reference
                        + "' tells");
            }
            parameter = "builderImage";
            does = "the image is compiled in ";
        }
        return Outcome.broken(broken);
    }
}
