package io.github.dockeroptimize.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.GoFlags;
import io.github.dockeroptimize.application.SourceProject;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which language an image is of, where the files of several lie in one directory: by what is started. */
class SourceLanguagesTest {

    private static final Map<String, List<String>> PARTS = Map.ofEntries(
            part("go", "go.mod", "module m", "main.go", "package main\nfunc main() {}"),
            part("golib", "go.mod", "module m", "a.go", "package a"),
            part(
                    "python",
                    "requirements.txt",
                    "flask\ngunicorn",
                    "app.py",
                    "from flask import Flask\napp = Flask('a')"),
            part(
                    "project",
                    "pyproject.toml",
                    "[project]\nname='a'\n[project.scripts]\na='a:m'",
                    "a.py",
                    "def m(): pass"),
            part("pytools", "requirements.txt", "mkdocs"),
            part("ruff", "pyproject.toml", "[tool.ruff]\nline-length = 100"),
            part("node", "package.json", "{'scripts': {'start': 'node a.js'}}", "a.js", ""),
            part(
                    "tools",
                    "package.json",
                    "{'scripts': {'format': 'prettier .'}, 'devDependencies': {'prettier': '1', 'husky': '1'}}"),
            part("husky", "package.json", "{'scripts': {'prepare': 'husky'}, 'main': 'index.js'}"),
            part(
                    "site",
                    "package.json",
                    "{'scripts': {'build': 'vite build', 'start': 'vite'}, 'devDependencies': {'vite': '1'}}",
                    "package-lock.json",
                    "{}"),
            part("assets", "package.json", "{'scripts': {'build': 'webpack'}, 'devDependencies': {'webpack': '1'}}"),
            part("php", "composer.json", "{}"),
            part("ruby", "Gemfile", ""),
            part("setup", "setup.py", ""),
            part("webnode", "Procfile", "web: node a.js"),
            part("webpython", "Procfile", "web: A=b gunicorn app:app"));

    @TempDir
    Path folder;

    private static Map.Entry<String, List<String>> part(String name, String... files) {
        return Map.entry(name, List.of(files));
    }

    private Optional<SourceProject> recognise(String parts, SourceChoices choices) throws IOException {
        for (String part : parts.split(" ", -1)) {
            List<String> files = PARTS.getOrDefault(part, List.of());
            for (int at = 0; at < files.size(); at += 2) {
                Files.writeString(
                        folder.resolve(files.get(at)),
                        files.get(at).endsWith(".json") ? files.get(at + 1).replace('\'', '"') : files.get(at + 1));
            }
        }
        return SourceInspection.recognise(folder, "module", GoFlags.NONE, choices);
    }

    @ParameterizedTest
    @CsvSource({
        "go, Go",
        "python, Python",
        "node, Node.js",
        "site, Web site",
        "go tools, Go",
        "go husky, Go",
        "go site, Go",
        "go assets, Go",
        "go pytools, Go",
        "python tools, Python",
        "python husky, Python",
        "python site, Python",
        "python assets, Python",
        "project tools, Python",
        "project site, Python",
        "node pytools, Node.js",
        "node ruff, Node.js",
        "node golib, Node.js",
        "node php, Node.js",
        "site pytools, Web site",
        "site ruff, Web site",
        "node python webnode, Node.js",
        "node python webpython, Python"
    })
    void whatIsStartedDecides(String parts, String described) throws IOException {
        assertThat(recognise(parts, SourceChoices.NONE).orElseThrow().describe())
                .startsWith(described);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "go node     | 'go.mod' of a Go program and 'package.json' of a Node.js program | package.json",
                "python node | 'requirements.txt' of a Python program and 'package.json' of a Node.js program | package.json",
                "go project  | 'go.mod' of a Go program and 'pyproject.toml' of a Python program | pyproject.toml",
                "site php    | which builds pages, and 'composer.json' of another language | composer.json",
                "site ruby   | which builds pages, and 'Gemfile' of another language | Gemfile",
                "site setup  | which builds pages, and 'setup.py' of another language | setup.py"
            })
    void whereTwoAreStartedNoneIs(String parts, String why, String excluded) throws IOException {
        assertThatThrownBy(() -> recognise(parts, SourceChoices.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("it isn't certain which of them the image is for")
                .hasMessageContaining(why)
                .hasMessageContaining("-Ddocker-optimize.excludedSources")
                .hasMessageEndingWith("'" + excluded + "'");
        assertThat(recognise(parts, new SourceChoices(List.of(), List.of(excluded), List.of(), List.of())))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "node a.js, Node.js",
        "/usr/bin/node a.js, Node.js",
        "python3 app.py, Python",
        "gunicorn app:app, Python"
    })
    void theUsersEntrypointDecides(String entrypoint, String described) throws IOException {
        SourceChoices choices = new SourceChoices(List.of(), List.of(), List.of(entrypoint.split(" ", -1)), List.of());

        assertThat(recognise("python node", choices).orElseThrow().describe()).startsWith(described);
    }

    @Test
    void pagesThatAreNotBuiltAreSaid() throws IOException {
        SourceProject project = recognise("python assets", SourceChoices.NONE).orElseThrow();

        assertThat(SourceInspection.notes(folder, project, SourceChoices.NONE))
                .singleElement()
                .asString()
                .startsWith("'scripts.build' in 'package.json' is 'webpack', which the image's build doesn't run");
        assertThat(SourceInspection.notes(
                        folder, project, new SourceChoices(List.of(), List.of("package.json"), List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void nothingRecognisedIsNothing() throws IOException {
        assertThat(recognise("ruff", SourceChoices.NONE)).isEmpty();
        assertThat(recognise("php", SourceChoices.NONE)).isEmpty();
    }
}
