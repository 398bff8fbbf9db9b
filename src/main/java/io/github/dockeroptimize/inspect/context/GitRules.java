package io.github.dockeroptimize.inspect.context;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.ignore.IgnoreNode;

/**
 * The rules about what git ignores that apply in a directory.
 *
 * @param files the weakest first
 */
record GitRules(List<RuleFile> files) {

    static final String FILE = ".gitignore";

    GitRules {
        files = List.copyOf(files);
    }

    /** Rules for the paths below a directory. */
    record RuleFile(Path directory, IgnoreNode rules) {}

    /** With those of a file; the same if there is no such file. */
    GitRules with(Path file, Path directory) {
        if (!Files.isRegularFile(file)) {
            return this;
        }
        IgnoreNode rules = new IgnoreNode();
        try (var in = Files.newInputStream(file)) {
            rules.parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<RuleFile> more = new ArrayList<>(files);
        more.add(new RuleFile(directory, rules));
        return new GitRules(more);
    }

    /** Whether they ignore this path, whose parents they don't. */
    boolean ignore(Path path, boolean directory) {
        for (int i = files.size() - 1; i >= 0; i--) {
            Path relative = files.get(i).directory().relativize(path);
            Boolean ignored = files.get(i).rules().checkIgnored(SourceTree.slashes(relative), directory);
            if (ignored != null) {
                return ignored;
            }
        }
        return false;
    }
}
