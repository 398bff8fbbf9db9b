package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.mojo.module.PathDisplay;
import io.github.dockeroptimize.plan.ImagePlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;

/** The summary of a goal where the application is compiled in the container. */
final class SourceSummary {

    private SourceSummary() {}

    static List<String> of(ImagePlan plan, Path dockerfile, MavenSession session) {
        String context = PathDisplay.relative(session, dockerfile.resolveSibling(""));
        String shown = context.isEmpty() ? "." : context;
        String file = dockerfile.getFileName().toString();
        List<String> lines = new ArrayList<>(
                plan.notes().stream().map(note -> "Note: " + note).toList());
        lines.addAll(List.of(
                plan.compiled().orElseThrow().describe() + ", on " + plan.baseImage(),
                "Wrote " + GenerateSummary.word(PathDisplay.relative(session, dockerfile))
                        + " and its .dockerignore; commit both files",
                "Build it with: docker build -t " + plan.image() + " "
                        + (file.equals("Dockerfile")
                                ? ""
                                : "-f " + GenerateSummary.word(PathDisplay.relative(session, dockerfile)) + " ")
                        + GenerateSummary.word(shown)));
        return lines;
    }
}
