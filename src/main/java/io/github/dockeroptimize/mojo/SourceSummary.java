package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.plan.SourcePlan;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;

/** What is said at the end where the container compiles. */
final class SourceSummary {

    private SourceSummary() {}

    static List<String> of(SourcePlan plan, Path dockerfile, MavenSession session) {
        String context = PathDisplay.relative(session, dockerfile.resolveSibling(""));
        String shown = context.isEmpty() ? "." : context;
        String file = dockerfile.getFileName().toString();
        return List.of(
                plan.project().describe() + ", built on " + plan.builder() + ", on " + plan.baseImage(),
                "Wrote " + Summary.word(PathDisplay.relative(session, dockerfile))
                        + " and its .dockerignore, to be committed",
                "Build it with: docker build -t " + plan.image() + " "
                        + (file.equals("Dockerfile")
                                ? ""
                                : "-f " + Summary.word(PathDisplay.relative(session, dockerfile)) + " ")
                        + Summary.word(shown));
    }
}
