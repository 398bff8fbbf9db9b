package io.github.dockeroptimize.inspect.python;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockeroptimize.inspect.context.Literals;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import io.github.dockeroptimize.inspect.context.SourceEntry;
import io.github.dockeroptimize.inspect.context.SourceTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The files of a project that go into the image: all but its tests and what its installation has read.
 *
 * @param paths what lies in the root, sorted by name
 */
record PythonSources(SourceTree tree, Literals literals, List<String> paths) {

    static PythonSources of(
            Path context, PythonFiles files, JsonNode manifest, Set<String> installed, SourceChoices choices) {
        SourceTree all = SourceTree.of(context, choices).withoutKeys().without(List.of("**/*.egg-info"));
        List<String> code = all.files(PythonSources::isCode);
        PythonTests tests = new PythonTests(files, manifest, code);
        SourceTree program = all.without(tests.lines());
        SourceTree tree = all.withoutTests(tests.lines(), tests.imported(program::has));
        List<String> own = tree.files(PythonSources::isCode);
        Literals literals = Literals.of(context, own).and(choices.start()).and(PythonImports.of(files, own));
        return new PythonSources(
                tree,
                literals,
                tree.forImage(literals).stream()
                        .map(SourceEntry::name)
                        .filter(name -> literals.name(name) || !(installed.contains(name) || documents(name, files)))
                        .toList());
    }

    private static boolean isCode(String file) {
        return file.endsWith(".py");
    }

    /** What Sphinx and MkDocs make documents of. */
    private static boolean documents(String name, PythonFiles files) {
        return files.text(name + "/conf.py")
                        .filter(text -> text.contains("sphinx"))
                        .isPresent()
                || name.equals("mkdocs.yml")
                || (name.equals("docs") && files.has("mkdocs.yml"));
    }

    boolean hasCode() {
        return !tree.files(PythonSources::isCode).isEmpty();
    }
}
