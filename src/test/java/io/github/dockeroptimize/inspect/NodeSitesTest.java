package io.github.dockeroptimize.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Static front ends, and where they are built to. */
class NodeSitesTest {

    @TempDir
    Path folder;

    private NodeProjectBuilder project(String tool, String build, String start) {
        return NodeProjectBuilder.in(
                        folder,
                        "{'scripts': {'build': '" + build + "', 'start': '" + start + "'}, 'dependencies': {'"
                                + tool.replace("',", "': '1',") + "': '1'}}")
                .files("package-lock.json");
    }

    @ParameterizedTest
    @CsvSource({
        "vite, vite build, '', dist, true",
        "vite, vite build --outDir=www, '', www, true",
        "vite, vite build, 'export default { build: { outDir: \"../out\" }, root: `web` }', out, true",
        "vite, vite build, 'export default { root: \"web\" }', web/dist, true",
        "react-scripts, react-scripts build, '', build, true",
        "@vue/cli-service, vue-cli-service build --dest www, '', www, true",
        "@vue/cli-service, vue-cli-service build, 'module.exports = { outputDir: \"www\" }', www, true",
        "parcel, parcel build --dist-dir www index.html, '', www, true",
        "gatsby, gatsby build, '', public, false",
        "@docusaurus/core, docusaurus build --out-dir www, '', www, false",
        "vitepress, vitepress build docs, '', docs/.vitepress/dist, false",
        "vitepress, vitepress build, '', .vitepress/dist, false",
        "astro, astro build, '', dist, false",
        "next, next build, 'export default { output: \"export\" }', out, false",
        "nuxt, nuxt generate, '', .output/public, false"
    })
    void isWhatTheToolMakes(String tool, String build, String configuration, String output, boolean singlePage) {
        NodeProjectBuilder builder = project(tool, build, "");
        for (String name : new String[] {"vite", "vue", "next"}) {
            builder.file(name + ".config.js", configuration);
        }
        NodeSite site = (NodeSite) builder.read().result();

        assertThat(site.output()).isEqualTo(output);
        assertThat(site.singlePage()).isEqualTo(singlePage);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'builder': '@angular/build:application'                                              | dist/shop/browser",
                "'builder': '@angular-devkit/build-angular:application', 'options': {'outputPath': 'www'} | www/browser",
                "'builder': '@angular/build:application', 'options': {'outputPath': {'base': 'www', 'browser': ''}} | www",
                "'builder': '@angular-devkit/build-angular:browser', 'options': {'outputPath': 'dist/x'} | dist/x"
            })
    void angularSaysItInItsOwnFile(String target, String output) {
        NodeProject project = project("@angular/build", "ng build", "ng serve")
                .file(
                        "angular.json",
                        ("{'projects': {'lib': {'projectType': 'library'}, 'shop': {'architect': {'build': {" + target
                                        + "}}}}}")
                                .replace('\'', '"'))
                .read();

        assertThat(((NodeSite) project.result()).output()).isEqualTo(output);
        assertThat(project.describe()).isEqualTo("Web site of Angular, installed by npm");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "vite | node server.js",
                "next | next start",
                "express', 'vite | vite",
                "@sveltejs/kit | vite dev",
                "nuxt | nuxt start"
            })
    void isNoneWhereAProgramServesIt(String tool, String start) {
        NodeProject project =
                project(tool, "vite build", start).files("server.js").read();

        assertThat(project.result()).isInstanceOf(NodeServer.class);
    }

    @Test
    void itsOwnServerConfigurationIsTaken() {
        NodeSite server = (NodeSite) project("vite", "vite build", "")
                .file("nginx.conf", "server { listen 8080; }")
                .read()
                .result();
        NodeSite whole = (NodeSite) project("vite", "vite build", "")
                .file("nginx.conf", "events {}\nhttp {\n}")
                .read()
                .result();

        assertThat(server.configuration()).contains(new NodeSite.Configuration("nginx.conf", false));
        assertThat(whole.configuration()).contains(new NodeSite.Configuration("nginx.conf", true));
    }
}
