package io.github.dockeroptimize.inspect.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.NodeProject;
import io.github.dockeroptimize.application.NodeServer;
import io.github.dockeroptimize.application.NodeSite;
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
        "next, next build, 'export default { output: \"export\", distDir: \"./www\" }', www, false",
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
    @CsvSource({
        "ng build, dist/shop",
        "ng build admin, dist/admin/browser",
        "ng build --project=admin -c production, dist/admin/browser",
        "ng build --project admin --output-path www, www/browser",
        "ng build --configuration staging, dist/staging",
        "npm run lint && ng b shop, dist/shop"
    })
    void angularBuildsTheProjectThatTheCommandNames(String build, String output) {
        String angular = """
                {"projects": {
                  "lib": {"projectType": "library"},
                  "shop": {"projectType": "application", "architect": {"build": {
                    "builder": "@angular-devkit/build-angular:browser-esbuild", "options": {"outputPath": "dist/shop"},
                    "configurations": {"staging": {"outputPath": "dist/staging"}}}}},
                  "admin": {"projectType": "application", "architect": {"build": {
                    "builder": "@angular/build:application", "options": {}}}}}}
                """;

        assertThat(((NodeSite) project("@angular/cli", build, "ng serve")
                                .file("angular.json", angular)
                                .read()
                                .result())
                        .output())
                .isEqualTo(output);
    }

    @Test
    void theBuildScriptMayCallAnother() {
        NodeSite site = (NodeSite) NodeProjectBuilder.in(
                        folder,
                        "{'scripts': {'build': 'npm run build:prod', 'build:prod': 'vite build --outDir www'},"
                                + " 'devDependencies': {'vite': '1'}}")
                .files("package-lock.json")
                .read()
                .result();

        assertThat(site.output()).isEqualTo("www");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "vite | node server.js",
                "next | next start",
                "express', 'vite | node server.js",
                "@sveltejs/adapter-node', '@sveltejs/kit | vite dev",
                "nuxt | nuxt start"
            })
    void isNoneWhereAProgramServesIt(String tool, String start) {
        NodeProject project =
                project(tool, "vite build", start).files("server.js").read();

        assertThat(project.result()).isInstanceOf(NodeServer.class);
    }

    private NodeSite.Configuration nginx(String text) {
        NodeSite site = (NodeSite) project("vite", "vite build", "")
                .file("nginx.conf", text)
                .read()
                .result();
        return site.configuration().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "server { listen 8080; root /srv/www; }                     | false | [8080] | /srv/www",
                "server {% listen [::]:8081 default_server; }              | false | [8081] | ``",
                "server { listen 127.0.0.1:81; listen *:82; listen 83 ssl; } | false | [81, 82, 83] | ``",
                "server { listen unix:/tmp/a.sock; listen localhost; }      | false | [80] | ``",
                "server { location / { root /a/; } location /b { root /b; } } | false | [8000] | ``",
                "# http {}%server { listen 8080; # listen 80;% }          | false | [8080] | ``",
                "map $a $b { default \"http { listen 1; }\"; } server { listen 8080; } | false | [8080] | ``",
                "events {} http { server { listen 8080; } }                 | true | [8080] | ``",
                "worker_processes 1; events { } http%{% include mime.types; server { listen 8443 ssl; } } | true | [8443] | ``",
                "server { listen 8080; location ~ ^/a{2}/ { return 200 '}'; } } | false | [8080] | ``"
            })
    void itsOwnServerConfigurationIsRead(String text, boolean whole, String ports, String root) {
        NodeSite.Configuration found = nginx(text.replace('%', '\n'));

        assertThat(found.whole()).isEqualTo(whole);
        assertThat(found.ports()).hasToString(ports);
        assertThat(found.root().orElse("")).isEqualTo(root);
        assertThat(found.writable()).isEqualTo(!whole);
    }

    @ParameterizedTest
    @CsvSource({
        "'server { listen ${PORT}; }', listens on '${PORT}'",
        "'server { listen $PORT; }', listens on '$PORT'",
        "'location / { try_files $uri /index.html; }', outside of a server block"
    })
    void aConfigurationThatNginxWouldRefuseIsAnError(String text, String message) {
        assertThatThrownBy(() -> nginx(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'nginx.conf'")
                .hasMessageContaining(message);
    }

    /** The tool, its build, its file with what is in it, and the path that the pages are served below. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "vite | vite build | vite.config.ts | defineConfig({ plugins: [pwa({ base: '/no/' })], base: '/shop/' }) | shop/",
                "vite | vite build | vite.config.ts | defineConfig({ plugins: [] }) | ''",
                "vite | vite build | vite.config.ts | export default { base: './' } | ''",
                "vite | vite build | vite.config.ts | export default { base: '/' } | ''",
                "vite | vite build | vite.config.ts | export default { base: 'https://cdn.example.com/x/' } | ''",
                "vite | vite build | vite.config.ts | export default { base: process.env.BASE ?? '/shop/' } | shop/",
                "vite | vite build | vite.config.ts | export default { base: mode === 'production' ? '/shop/' : '/' } | shop/",
                "vite | vite build --base=/a/b/ | vite.config.ts | export default { base: '/shop/' } | a/b/",
                "@vue/cli-service | vue-cli-service build | vue.config.js | module.exports = { publicPath: process.env.NODE_ENV === 'production' ? '/shop' : '/' } | shop/",
                "react-scripts | PUBLIC_URL=/shop react-scripts build | x | x | shop/",
                "next | next build | next.config.js | module.exports = { output: 'export', basePath: '/docs' } | docs/",
                "nuxt | nuxt generate | nuxt.config.ts | defineNuxtConfig({ app: { baseURL: '/docs/' } }) | docs/",
                "@sveltejs/adapter-static', '@sveltejs/kit | vite build | svelte.config.js | export default { kit: { paths: { base: '/docs' } } } | docs/",
                "@sveltejs/adapter-static', '@sveltejs/kit | vite build | vite.config.ts | defineConfig({ plugins: [sveltekit({ paths: { base: '/docs' } })] }) | docs/",
                "astro | astro build | astro.config.mjs | export default defineConfig({ base: '/docs' }) | docs/",
                "@docusaurus/core | docusaurus build | docusaurus.config.ts | const config = { baseUrl: '/docs/' } | docs/",
                "vitepress | vitepress build docs | docs/.vitepress/config.mts | export default { base: '/docs/' } | docs/",
                "gatsby | gatsby build --prefix-paths | gatsby-config.js | module.exports = { pathPrefix: '/docs' } | docs/",
                "gatsby | gatsby build | gatsby-config.js | module.exports = { pathPrefix: '/docs' } | ''",
                "parcel | parcel build --public-url /docs index.html | x | x | docs/"
            })
    void isServedBelowThePathThatItsLinksStartWith(String tool, String build, String file, String text, String base) {
        NodeSite site =
                (NodeSite) project(tool, build, "").file(file, text).read().result();

        assertThat(site.base()).isEqualTo(base.equals("''") ? "" : base);
        assertThat(site.notes()).isEmpty();
    }

    @Test
    void aBasePathThatIsComputedIsSaid() {
        NodeSite site = (NodeSite) project("vite", "vite build", "")
                .file("vite.config.ts", "export default { base: basePath(), plugins: [] }")
                .read()
                .result();

        assertThat(site.base()).isEmpty();
        assertThat(site.notes()).singleElement().asString().contains("computed, by 'basePath()'", "nginx.conf");
    }

    @Test
    void theProjectsOwnConfigurationSaysWhereThePagesAre() {
        NodeSite site = (NodeSite) project("vite", "vite build", "")
                .file("vite.config.ts", "export default { base: '/shop/' }")
                .file("nginx.conf", "server { listen 8080; }")
                .read()
                .result();

        assertThat(site.base()).isEmpty();
    }

    @Test
    void reactAndAngularSayItInTheirOwnWay() {
        NodeProjectBuilder react = NodeProjectBuilder.in(
                        folder,
                        "{'homepage': 'https://me.example.com/shop', 'scripts': {'build': 'react-scripts build'},"
                                + " 'dependencies': {'react-scripts': '1'}}")
                .files("package-lock.json");
        assertThat(((NodeSite) react.read().result()).base()).isEqualTo("shop/");

        NodeProjectBuilder angular = project("@angular/build", "ng build", "")
                .file(
                        "angular.json",
                        "{\"projects\": {\"a\": {\"architect\": {\"build\": {\"options\": {\"baseHref\": \"/shop/\"}}}}}}");
        assertThat(((NodeSite) angular.read().result()).base()).isEqualTo("shop/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "svelte.config.js | export default { kit: { adapter: adapter({ pages: 'www', fallback: 'index.html' }) } } | www | true",
                "vite.config.ts | defineConfig({ plugins: [sveltekit({ adapter: adapter({ fallback: 'index.html' }) })] }) | build | true",
                "vite.config.ts | defineConfig({ plugins: [sveltekit({ adapter: adapter({ pages: 'www' }) })] }) | www | false"
            })
    void svelteKitMaySayItInTheFileOfVite(String file, String text, String output, boolean singlePage) {
        NodeSite site = (NodeSite) project("@sveltejs/adapter-static', '@sveltejs/kit", "vite build", "")
                .file(file, text)
                .read()
                .result();

        assertThat(site.output()).isEqualTo(output);
        assertThat(site.singlePage()).isEqualTo(singlePage);
    }
}
