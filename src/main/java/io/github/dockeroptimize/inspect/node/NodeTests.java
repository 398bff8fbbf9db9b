package io.github.dockeroptimize.inspect.node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests of a project, where one of its tools says which they are; where that is not a plain list, none. */
final class NodeTests {

    private static final List<String> ENDINGS = List.of("[jt]s", "[jt]sx", "[cm][jt]s");
    private static final Pattern SCRIPT =
            Pattern.compile("(?:^|.*\\s)node(?:\\s.*)?\\s--test(?:\\s.*|$)", Pattern.DOTALL);

    /** https://github.com/avajs/ava/blob/main/docs/05-command-line.md */
    private static final String OF_AVA = "{test,src/test,source/test,**/__tests__/**/*,**/*.spec,**/*.test,**/test-*,"
            + "**/test/**/*,**/tests/**/*}.{cjs,mjs,js,ts}";

    private final Path folder;
    private final NodeManifest manifest;

    NodeTests(Path folder, NodeManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /** Lines of a {@code .dockerignore}. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (manifest.needs("jest") || manifest.needs("react-scripts")) {
            NodeTestSettings jest = new NodeTestSettings(folder, manifest, "jest", "jest.config");
            lines.addAll(jest.patterns("testMatch", "testRegex").orElseGet(() -> usual("test", "spec")));
            lines.addAll(List.of("**/__tests__", "**/__mocks__"));
        }
        if (manifest.needs("vitest")) {
            NodeTestSettings vitest = new NodeTestSettings(folder, manifest, "vitest", "vitest.config", "vite.config");
            lines.addAll(vitest.within("test").patterns("include").orElseGet(() -> usual("test", "spec")));
        }
        if (manifest.needs("karma") || manifest.needs("jasmine-core")) {
            lines.addAll(usual("spec"));
        }
        if (manifest.scripts().stream()
                .anyMatch(script -> SCRIPT.matcher(script).matches())) {
            lines.addAll(usual("test"));
        }
        if (manifest.needs("mocha")) {
            NodeTestSettings mocha = new NodeTestSettings(folder, manifest, "mocha", ".mocharc");
            lines.addAll(mocha.patterns("spec")
                    .or(this::calledByMocha)
                    .orElseGet(() -> NodeGlobs.plain("test/*.{js,cjs,mjs}")));
        }
        if (manifest.needs("ava")) {
            NodeTestSettings ava = new NodeTestSettings(folder, manifest, "ava", "ava.config");
            lines.addAll(ava.patterns("files").orElseGet(() -> NodeGlobs.plain(OF_AVA)));
        }
        lines.addAll(inBrowsers());
        return lines.stream().distinct().toList();
    }

    /** Cypress and Playwright have directories of their own. */
    private List<String> inBrowsers() {
        List<String> lines = new ArrayList<>();
        if (manifest.needs("cypress")) {
            NodeTestSettings cypress = new NodeTestSettings(folder, manifest, "cypress", "cypress.config");
            lines.addAll(cypress.patterns("specPattern").orElseGet(() -> NodeGlobs.plain("**/*.cy.{js,jsx,ts,tsx}")));
            lines.addAll(NodeGlobs.plain("cypress/{e2e,integration,fixtures,support,plugins}"));
        }
        if (manifest.needs("@playwright/test")) {
            NodeTestSettings playwright = new NodeTestSettings(folder, manifest, "playwright", "playwright.config");
            lines.addAll(playwright
                    .patterns("testDir")
                    .filter(directories -> directories.stream().noneMatch(one -> one.matches("\\.?|src")))
                    .orElseGet(() -> usual("test", "spec")));
        }
        return lines;
    }

    /** The files that a script hands to Mocha. */
    private Optional<List<String>> calledByMocha() {
        List<String> globs = manifest.scripts().stream()
                .flatMap(script ->
                        Pattern.compile("\\bmocha\\b([^&|;]*)").matcher(script).results())
                .flatMap(call -> Stream.of(call.group(1).strip().split("\\s+", -1)))
                .map(word -> word.replaceAll("^\\\\?[\"']|\\\\?[\"']$", ""))
                .filter(word -> word.matches("[\\w./*{},@()|?+-]+/[\\w./*{},@()|?+-]+") && !word.startsWith("-"))
                .filter(word -> !word.contains("/register"))
                .flatMap(word -> NodeGlobs.plain(word).stream())
                .toList();
        return Optional.of(globs).filter(found -> !found.isEmpty());
    }

    private static List<String> usual(String... names) {
        return Stream.of(names)
                .flatMap(name -> ENDINGS.stream().map(ending -> "**/*." + name + "." + ending))
                .toList();
    }
}
