package io.github.dockeroptimize.inspect.context;

import java.util.regex.Pattern;

/**
 * Files that a project has for its people and their tools, by names that nothing else has. They are in the context, since a
 * build may read them, and in an image only if the program names them.
 */
final class Housekeeping {

    private static final Pattern DOCUMENTS = Pattern.compile(
            "(?i)(?:readme|changelog|changes|history|contributing|code_of_conduct|security|authors|maintainers|licen[sc]e|copying"
                    + "|notice)(?:\\.(?:md|markdown|rst|txt|adoc))?");

    private static final Pattern FILES = Pattern.compile(
            "\\.git(?:ignore|attributes|modules|keep)|\\.mailmap|CODEOWNERS|\\.gitlab-ci\\.yml|\\.travis\\.yml"
                    + "|\\.drone\\.yml|\\.woodpecker\\.yml|Jenkinsfile|(?:azure|bitbucket)-pipelines\\.yml|\\.?codecov\\.yml"
                    + "|sonar-project\\.properties|\\.editorconfig|\\.pre-commit-config\\.yaml|renovate\\.json5?|Makefile"
                    + "|\\.(?:eslint|prettier|stylelint|commitlint|lintstaged|markdownlint)(?:rc|ignore)?(?:\\..+)?"
                    + "|(?:eslint|prettier|stylelint|commitlint|lint-staged|jest|vitest|playwright|cypress|karma)\\.con[^.]+\\..+"
                    + "|\\.(?:nyc|mocha|jshint)rc(?:\\..+)?|nodemon\\.json|\\.nvmrc|\\.node-version|\\.tool-versions"
                    + "|\\.python-version|tox\\.ini|pytest\\.ini|mypy\\.ini|\\.?ruff\\.toml|\\.flake8|\\.pylintrc|\\.coveragerc"
                    + "|noxfile\\.py|conftest\\.py|setup\\.(?:py|cfg)|MANIFEST\\.in|\\.golangci\\.ya?ml|\\.air\\.toml|\\.goreleaser\\.ya?ml");

    private static final Pattern DIRECTORIES =
            Pattern.compile("\\.(?:github|gitlab|circleci|husky|changeset|devcontainer|storybook)");

    private Housekeeping() {}

    static boolean has(SourceEntry entry) {
        return entry.directory()
                ? DIRECTORIES.matcher(entry.name()).matches()
                : DOCUMENTS.matcher(entry.name()).matches()
                        || FILES.matcher(entry.name()).matches();
    }
}
