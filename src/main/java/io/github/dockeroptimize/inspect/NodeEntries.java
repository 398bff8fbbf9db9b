package io.github.dockeroptimize.inspect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Sorts the entries of a Node.js project's folder by what needs them. Deeper ones go with the folder they are in. */
final class NodeEntries {

    /** What neither a build nor a program needs. */
    private static final Predicate<String> JUNK = names(
            "{node_modules,bower_components,target,coverage,tmp,temp,logs}",
            "{test,tests,__tests__,__mocks__,spec,specs,e2e,cypress,playwright}",
            "{jest,vitest,karma,cypress,playwright,protractor}.{config,conf,setup}.*",
            "{*.test.*,*.spec.*,*.log,*.tsbuildinfo,*.iml,*.pem,*.key,*.swp,*~}",
            "{pom.xml,mvnw,mvnw.cmd,makefile,jenkinsfile,procfile}",
            "{*dockerfile*,containerfile*,docker-compose*,compose.yml,compose.yaml}",
            "{readme,changelog,license,licence,contributing,security,code_of_conduct,authors}{,.*}",
            "{package.json,package-lock.json,npm-shrinkwrap.json,pnpm-lock.yaml,pnpm-workspace.yaml,yarn.lock,patches}");

    /** Hidden files that builds read. */
    private static final Predicate<String> READ_BY_TOOLS =
            names("{.babelrc*,.browserslistrc,.swcrc,.postcssrc*,.sassrc*,.parcelrc,.terserrc*,.vitepress,.vuepress}");

    /** What only tools need. */
    private static final Predicate<String> FOR_TOOLS = names(
            ".*",
            "{tsconfig*,jsconfig*,tslint}.json",
            "{eslint,prettier,stylelint,babel,webpack,rollup,vite,tsup,esbuild,postcss,tailwind,commitlint,lint-staged}"
                    + ".config.*",
            "{nodemon,lerna,nx,turbo,renovate,biome,components}.json",
            "{doc,docs,gulpfile.*,gruntfile.*}");

    /** What programs read while they run, beside what the build has made. */
    private static final Predicate<String> READ_BY_PROGRAMS = names(
            "{public,static,assets,resources,views,templates,emails,content,data}",
            "{locales,locale,i18n,lang,messages,config,schema,schemas,proto,protos,db,migrations,prisma,drizzle}",
            "{next,next-i18next,nuxt,remix}.config.*");

    private final Path folder;

    NodeEntries(Path folder) {
        this.folder = folder;
    }

    /** What a build may need, beside what decides what is installed. */
    List<NodeEntry> sources(NodeOutputs outputs) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> new NodeEntry(entry.getFileName().toString(), Files.isDirectory(entry)))
                    .filter(entry -> !entry.path().startsWith(".") || READ_BY_TOOLS.test(entry.path()))
                    .filter(entry -> !JUNK.test(entry.path()) && !outputs.has(entry.path()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the sources, what a program needs that runs from them. */
    static List<NodeEntry> program(List<NodeEntry> sources) {
        return sources.stream().filter(entry -> !FOR_TOOLS.test(entry.path())).toList();
    }

    /**
     * Of the sources, what a program needs that a build has made.
     *
     * @param named what the project itself says that it is made of
     */
    static List<NodeEntry> beside(List<NodeEntry> sources, List<String> named) {
        List<String> names = named.stream()
                .map(name -> name.replaceFirst("^(?:\\./|/)", "").replaceFirst("/.*", ""))
                .toList();
        return sources.stream()
                .filter(entry -> READ_BY_PROGRAMS.test(entry.path()) || names.contains(entry.path()))
                .toList();
    }

    private static Predicate<String> names(String... globs) {
        List<PathMatcher> matchers = Stream.of(globs)
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
        return name -> {
            Path path = Path.of(name.toLowerCase(Locale.ROOT));
            return matchers.stream().anyMatch(matcher -> matcher.matches(path));
        };
    }
}
