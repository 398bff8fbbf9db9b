package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.inspect.context.TestRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Projects of every language that is compiled in the container, with what lies around in real ones. */
public final class SourceSamples {

    private static final String AROUND =
            ".gitignore=*.log;/made/;cache/;!keep.log README.md .github/workflows/a.yml .editorconfig"
                    + " Dockerfile.dev compose.yml .env .env.local a.log keep.log d/b.log d/keep.log d/cache/x d/largest.pdf"
                    + " größe/ä.txt $x/[a]/b*.txt node_modules/x/index.js d/node_modules/y made/z id_rsa d/.idea/w.xml pom.xml target/app.jar";

    private static final Map<String, String> SAMPLES = new TreeMap<>();

    static {
        SAMPLES.put(
                "node-program",
                "package.json={'scripts':{'start':'node~server.js'}} server.js=require('./license') license.js security/index.js"
                        + " docs/openapi.yaml test/a.js");
        SAMPLES.put(
                "node-built",
                "package.json={'scripts':{'build':'tsc','start':'node~dist/a.js'},'devDependencies':{'jest':'1'}} package-lock.json"
                        + " src/a.ts=import('./b.test') src/b.test.ts src/c.test.ts src/__tests__/d.ts views/a.html notes/a.txt"
                        + " dist/a.js tsconfig.json jest.config.js .umirc.ts");
        SAMPLES.put(
                "node-site",
                "package.json={'scripts':{'build':'vite~build'},'devDependencies':{'vite':'1','vitest':'1'}} package-lock.json"
                        + " index.html src/main.js src/main.test.js public/a.svg");
        SAMPLES.put(
                "go-root",
                "go.mod=module~x main.go=package~main;func~main()~{};//go:embed~web;//~'config/a.yaml' add.h add.c main_test.go"
                        + " testdata/x web/index.html config/a.yaml config/b.yaml docs/x.md include/k.h");
        SAMPLES.put(
                "go-vendored",
                "go.mod=module~x vendor/modules.txt vendor/y/y.go cmd/server/main.go=package~main;func~main()~{} migrations/1.sql");
        SAMPLES.put(
                "python-modules",
                "requirements.txt main.py=print(1) tasks.py config.json data/model.bin polls/tests.py=import~unittest"
                        + " polls/test_data.py=x=1 venv3/pyvenv.cfg venv3/lib/a.py __pycache__/main.pyc");
        SAMPLES.put(
                "python-package",
                "pyproject.toml=[project];name='shop';[tool.pytest.ini_options];testpaths=['checks'];python_files='spec_*.py'"
                        + " src/shop/__main__.py src/shop/spec_a.py src/shop/a.json checks/a.py shop.egg-info/PKG-INFO mkdocs.yml"
                        + " docs/index.md");
    }

    private SourceSamples() {}

    /** The samples' names, each with and without a repository. */
    public static List<String> names() {
        return SAMPLES.keySet().stream()
                .flatMap(name -> Stream.of(name, name + "+git"))
                .toList();
    }

    /** Writes a sample; of one in a repository some of the files that it ignores are tracked. */
    public static Path write(String name, Path folder) {
        String sample = SAMPLES.getOrDefault(name.replace("+git", ""), "");
        for (String file : (sample + " " + AROUND).split(" ", -1)) {
            String[] parts = file.split("=", 2);
            String text = parts.length > 1
                    ? parts[1].replace(';', '\n').replace('~', ' ').replace('\'', '"')
                    : "";
            write(folder.resolve(parts[0]), parts[0].endsWith("ignore") ? parts[1].replace(';', '\n') : text);
        }
        if (name.endsWith("+git")) {
            TestRepository.in(folder, List.of("README.md", "d/b.log", "d/cache/x", "a.log"));
        }
        return folder;
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
