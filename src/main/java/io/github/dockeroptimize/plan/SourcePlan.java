package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.inspect.SourceProject;
import java.util.List;

/**
 * Everything that an image is made of whose content is compiled in the container: what the entries of its layers are is
 * known only there.
 *
 * @param image the name that the image is to get
 * @param module the name of the module that it is the image of
 * @param builder what the first stages start from
 * @param baseImage what the last stage starts from
 * @param root the application's folder
 * @param notes what the user should know, a sentence each
 */
public record SourcePlan(
        String image,
        String module,
        SourceProject project,
        BaseImage builder,
        BaseImage baseImage,
        ImagePath root,
        ImageConfig config,
        List<String> notes) {

    public SourcePlan {
        notes = List.copyOf(notes);
    }

    /** Whether the base may have the application's folder, or one around it, already: its mode and owner are then kept. */
    public boolean takesFolderOver() {
        return !baseImage.isKnown() || root.value().indexOf('/', 1) > 0;
    }
}
