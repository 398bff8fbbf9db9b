package io.github.dockeroptimize.inspect.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockeroptimize.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files of a directory are sources: a table over layouts of repositories. */
class SourceTreeTest {

    @TempDir
    Path root;

    @TempDir
    Path home;

    /** Files are separated by blanks, lines by semicolons; a hyphen stands for no repository. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "without a repository everything     | a d/b              | -         | ''                | a d/b",
                "and its rules count                 | a d/b made/c       | -         | made/             | a d/b",
                "untracked files are in              | a d/b              | a         | ''                | a d/b",
                "ignored files are not               | a d/b.log d/c      | a         | *.log             | a d/c",
                "unless they are tracked             | a d/b.log d/c.log  | a d/b.log | *.log             | a d/b.log",
                "nor are ignored directories         | a d/x/b d/c        | a         | x/                | a d/c",
                "unless files of theirs are tracked  | a d/x/b d/x/c      | a d/x/b   | x/                | a d/x/b",
                "a rule for directories spares files | a d/x e/x/y        | a         | x/                | a d/x",
                "a rule may have an exception        | a d/b.log d/c.log  | a         | *.log;!d/c.log    | a d/c.log",
                "but not below an ignored directory  | a d/x/b            | a         | d/x/;!d/x/b       | a",
                "a rule may be for the root only     | a/x d/a/y d/b      | d/b       | /a                | d/a/y d/b",
                "or for a path                       | a d/e/f e/f        | a         | d/e               | a e/f",
                "or have stars                       | a d/x/y/b d/c      | a         | d/**/b            | a d/c",
                "or brackets                         | a d/x1 d/xa        | a         | x[!a-z]           | a d/xa",
                "or special characters               | a d/!x d/#y        | a         | \\!x;\\#y      | a",
                "or blanks                           | a                  | a         | # comment;; x     | a",
                "secrets are out                     | a .env d/.env.prod | a .env    | ''                | a",
                "and what is installed               | a node_modules/x d/node_modules/y | a | ''        | a",
                "and environments of Python          | a v/pyvenv.cfg v/x | a         | ''                | a"
            })
    void tableOfRules(String what, String files, String tracked, String ignore, String expected) throws IOException {
        for (String file : files.split(" ", -1)) {
            write(file, "");
        }
        if (!ignore.equals("''")) {
            write(".gitignore", ignore.replace(';', '\n'));
        }
        if (!tracked.equals("-")) {
            TestRepository.in(root, List.of(tracked.split(" ", -1)));
        }

        SourceTree tree = tree(root);

        assertThat(tree.files(file -> !file.equals(".gitignore"))).as(what).containsExactly(expected.split(" ", -1));
        assertThat(ignored(tree)).as(what).containsExactlyElementsOf(tree.files());
    }

    /** Files that the lines of the .dockerignore leave, where every directory is copied. */
    private List<String> ignored(SourceTree tree) throws IOException {
        List<IgnorePattern> patterns =
                tree.rules().patterns().stream().map(IgnorePattern::of).toList();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> SourceTree.slashes(root.relativize(file)))
                    .filter(file -> tree.entries().stream()
                            .anyMatch(entry -> entry.directory()
                                    ? file.startsWith(entry.name() + "/")
                                    : file.equals(entry.name())))
                    .filter(file -> !IgnorePattern.excludes(patterns, file))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void eachDirectoryMayHaveItsOwnRules() throws IOException {
        write("d/.gitignore", "*.tmp\n!keep.tmp\n/x\n");
        for (String file : List.of("a.tmp", "d/a.tmp", "d/keep.tmp", "d/e/b.tmp", "d/x", "d/e/x")) {
            write(file, "");
        }
        TestRepository.in(root, List.of("d/.gitignore"));

        assertThat(tree(root).files()).containsExactly("a.tmp", "d/.gitignore", "d/e/x", "d/keep.tmp");
        assertThat(tree(root).rules().patterns()).startsWith("d/**/*.tmp", "!d/**/keep.tmp", "d/x");
    }

    @Test
    void aModuleBelowTheRootHasTheRulesOfTheRepository() throws IOException {
        write(".gitignore", "*.log\n/services/a/local\n/services/b\nother/x\n");
        for (String file : List.of("services/a/m", "services/a/d/x.log", "services/a/local/y", "services/a/d/z")) {
            write(file, "");
        }
        TestRepository.in(root, List.of("services/a/m"));

        SourceTree tree = tree(root.resolve("services/a"));

        assertThat(tree.files()).containsExactly("d/z", "m");
        assertThat(tree.rules().patterns()).startsWith("**/*.log", "**/.git");
    }

    @Test
    void aRepositoryThatIgnoresTheModuleIsNotAsked() throws IOException {
        write(".gitignore", "target/\n*.log\n");
        write("target/it/app/a.log", "");
        write("target/it/app/b", "");
        TestRepository.in(root, List.of(".gitignore"));

        assertThat(tree(root.resolve("target/it/app")).files()).containsExactly("a.log", "b");
    }

    @Test
    void whatOnlyThisCloneIgnoresIsNamedByItsPath() throws IOException {
        for (String file : List.of("a", "d/b", "d/mine.txt", "d/notes.user")) {
            write(file, "");
        }
        TestRepository.in(root, List.of("a"));
        write(".git/info/exclude", "mine.txt\n*.absent\n");
        Files.createDirectories(home.resolve(".config/git"));
        Files.writeString(home.resolve(".config/git/ignore"), "*.user\n");

        assertThat(tree(root).files()).containsExactly("a", "d/b");
        assertThat(tree(root).rules().patterns()).startsWith("d/mine.txt", "d/notes.user", "**/.git");
    }

    @Test
    void theUsersRulesMayLieElsewhere() throws IOException {
        write("a", "");
        write("b", "");
        TestRepository.in(root, List.of("a"));
        Files.writeString(home.resolve(".gitconfig"), "[core]\n\texcludesFile = ~/mine\n");
        Files.writeString(home.resolve("mine"), "b\n");

        assertThat(tree(root).files()).containsExactly("a");
    }

    @Test
    void aWorktreeHasItsOwnIndexAndTheRulesOfItsRepository() throws IOException {
        write("tree/.git", "gitdir: ../main/.git/worktrees/tree\n");
        write("tree/a.log", "");
        write("tree/b.log", "");
        write("tree/c", "");
        TestRepository.at(root.resolve("main/.git/worktrees/tree"), List.of("a.log"));
        write("main/.git/worktrees/tree/commondir", "../..\n");
        write("main/.git/info/exclude", "*.log\n");

        assertThat(tree(root.resolve("tree")).files()).containsExactly("a.log", "c");
    }

    @Test
    void aSubmoduleHasItsOwnRules() throws IOException {
        write(".gitignore", "*.log\n");
        write("sub/.git", "gitdir: ../.git/modules/sub\n");
        write("sub/a.log", "");
        write("sub/b.tmp", "");
        write("sub/.gitignore", "*.tmp\n");
        Files.createDirectories(root.resolve("empty"));
        TestRepository.in(root, List.of(".gitignore", "sub/", "empty/"));
        TestRepository.at(root.resolve(".git/modules/sub"), List.of("a.log"));

        assertThat(tree(root).files()).containsExactly(".gitignore", "sub/.gitignore", "sub/a.log");
        assertThat(tree(root).rules().notes())
                .contains("the submodule 'empty' isn't checked out, so its files are missing:"
                        + " run 'git submodule update --init'");
    }

    @Test
    void anIndexThatCannotBeReadIsSaid() throws IOException {
        write("a", "");
        TestRepository.in(root, List.of("a"));
        write(".git/index", "DIRC????");

        assertThat(tree(root).files()).containsExactly("a");
        assertThat(tree(root).rules().notes().get(0)).contains("can't be read");
    }

    @Test
    void whatIsNotCommittedIsSaid() throws IOException {
        write("a", "");
        write("b", "");
        write("pom.xml", "");
        TestRepository.in(root, List.of("a"));

        assertThat(tree(root).rules().notes())
                .containsExactly(
                        "git doesn't track 'b' yet, but the image is made with that: commit it, or set <excludedSources>");
    }

    @Test
    void privateKeysAreOutAndCertificatesAreIn() throws IOException {
        write("certs/ca.pem", "-----BEGIN CERTIFICATE-----\n");
        write("certs/server.key", "-----BEGIN RSA PRIVATE KEY-----\n");
        write("certs/notes.key", "c major");

        SourceTree tree = tree(root).withoutKeys();

        assertThat(tree.files()).containsExactly("certs/ca.pem", "certs/notes.key");
        assertThat(tree.rules().patterns()).contains("certs/server.key");
        assertThat(tree.rules().notes())
                .containsExactly("'certs/server.key' holds a private key and isn't copied;"
                        + " <sources> or -Ddocker-optimize.sources adds what the program needs");
    }

    @Test
    void theUserHasTheLastWord() throws IOException {
        write(".gitignore", "made\n");
        for (String file : List.of("a", "docs/big.pdf", "docs/a.md", "made/x", "made/y/z", ".env", "pom.xml")) {
            write(file, "");
        }
        SourceChoices choices =
                new SourceChoices(List.of("made/y", " .env ", "pom.xml"), List.of("docs/*.pdf"), List.of(), List.of());

        SourceTree tree = SourceTree.of(root, choices, home);

        assertThat(tree.files()).containsExactly(".env", ".gitignore", "a", "docs/a.md", "made/y/z", "pom.xml");
        assertThat(tree.rules().patterns()).endsWith("docs/*.pdf", "!made/y", "!.env", "!pom.xml");
        assertThat(tree.entries())
                .extracting(SourceEntry::name)
                .containsExactly(".env", ".gitignore", "a", "docs", "made", "pom.xml");
    }

    @ParameterizedTest
    @CsvSource({"gone", "..", "."})
    void aPathThatDoesNotExistIsRefused(String path) {
        assertThatThrownBy(() ->
                        SourceTree.of(root, new SourceChoices(List.of(path), List.of(), List.of(), List.of()), home))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'sources' has '" + path + "', which doesn't exist");
    }

    @Test
    void aPatternThatIsNoneIsRefused() {
        assertThatThrownBy(() ->
                        SourceTree.of(root, new SourceChoices(List.of(), List.of("a["), List.of(), List.of()), home))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'excludedSources' has 'a['");
    }

    @Test
    void aLinkThatLeadsNowhereIsSaidAndNotCopied() throws IOException {
        write("a", "");
        Files.createSymbolicLink(root.resolve("gone"), Path.of("missing"));
        Files.createSymbolicLink(root.resolve("good"), Path.of("a"));
        Files.createSymbolicLink(root.resolve("out"), home);

        assertThat(tree(root).files()).containsExactly("a", "good");
        assertThat(tree(root).rules().notes())
                .containsExactly("the symbolic link 'gone' has no target and isn't copied");
    }

    @Test
    void emptyDirectoriesAreNotInACheckoutAndNotHere() throws IOException {
        Files.createDirectories(root.resolve("empty/deep"));
        write("a", "");

        assertThat(tree(root).entries()).extracting(SourceEntry::name).containsExactly("a");
    }

    private SourceTree tree(Path directory) {
        return SourceTree.of(directory, SourceChoices.NONE, home);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }
}
