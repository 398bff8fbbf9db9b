package io.github.dockeroptimize.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command that gives an image its annotations, as a comment: no instruction of a Dockerfile can. The user's are known to
 * be of one line, those of labels aren't.
 */
final class AnnotationFlags {

    private AnnotationFlags() {}

    static List<String> comment(Map<String, String> annotations) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "A Dockerfile can't set annotations. These flags do, of 'docker buildx build --push' (containerd image");
        lines.add("store) and of 'buildah build':");
        int rest = annotations.size();
        for (Map.Entry<String, String> annotation : annotations.entrySet()) {
            DockerfileWriter.requireOneLine("labels", annotation.getKey(), annotation.getValue());
            String flag = ShellWord.of(annotation.getKey() + "=" + annotation.getValue());
            lines.add("  --annotation " + flag + (--rest > 0 ? " \\" : ""));
        }
        return lines;
    }
}
