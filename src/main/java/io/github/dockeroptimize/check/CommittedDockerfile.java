package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.github.dockeroptimize.check.CheckInput.CommittedFile;
import java.util.List;
import java.util.stream.Collectors;

/** A committed Dockerfile equals what {@code generate} would write. */
final class CommittedDockerfile implements Rule<String> {

    private static final int CONTEXT_LINES = 3;
    private static final int MOST_LINES = 60;

    @Override
    public RuleSpec<String> spec() {
        return RuleSpec.withoutLimit("dockerfile", Level.FAIL);
    }

    @Override
    public Outcome judge(CheckInput subject, String limit) {
        return Outcome.broken(subject.image().map(CheckInput.Image::committed).orElse(List.of()).stream()
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
        String more = diff.size() > MOST_LINES ? "\n… and " + (diff.size() - MOST_LINES) + " more lines" : "";
        return quote(file.name())
                + " is out of date; run docker-optimize:generate and commit it, or apply this change:\n"
                + diff.stream().limit(MOST_LINES).map(SecretValues::hidden).collect(Collectors.joining("\n"))
                + more;
    }

    /** The lines without their ends, which Git may have changed. */
    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
