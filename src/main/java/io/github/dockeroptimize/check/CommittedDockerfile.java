package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.github.dockeroptimize.check.Subject.CommittedFile;
import java.util.List;
import java.util.stream.Collectors;

/** A generated Dockerfile that was committed is still what {@code generate} would write. */
final class CommittedDockerfile implements Rule {

    private static final int CONTEXT_LINES = 3;
    private static final int MOST_LINES = 60;

    @Override
    public String name() {
        return "dockerfile";
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
        return Outcome.broken(subject.image().map(Subject.Image::committed).orElse(List.of()).stream()
                .filter(file -> !lines(file.text()).equals(lines(file.planned())))
                .map(CommittedDockerfile::message)
                .toList());
    }

    private static String message(CommittedFile file) {
        List<String> committed = lines(file.text());
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
                "a/" + file.name(),
                "b/" + file.name(),
                committed,
                DiffUtils.diff(committed, lines(file.planned())),
                CONTEXT_LINES);
        String more = diff.size() > MOST_LINES ? "\n… and " + (diff.size() - MOST_LINES) + " lines more" : "";
        return quote(file.name())
                + " is no longer what the plan says, and has to be the same; run docker-optimize:generate"
                + " and commit it, or take over:\n"
                + diff.stream().limit(MOST_LINES).map(SecretValues::hidden).collect(Collectors.joining("\n"))
                + more;
    }

    /** Git may have changed how they end. */
    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
