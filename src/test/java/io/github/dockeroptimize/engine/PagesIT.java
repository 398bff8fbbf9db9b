package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a browser gets that has a page of another image. The two pages have one size; the time of one is earlier, so that a
 * release from the one to the other, and one back, show what a server makes of either.
 */
@RequiresEngine
@RequiresRegistry
class PagesIT {

    private static final String EARLIER = "page A\n";
    private static final String LATER = "page B\n";
    private static final String PAGE = "/page.txt";
    private static final String UNCHANGED = "/unchanged.txt";
    private static final String FAR_LATER = "Tue, 01 Jan 2030 00:00:00 GMT";

    /** It would say "not modified" of a page whose time is earlier, so it is told to ask for none by time. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({"boot-web, 3.5.16, launcher", "boot-web, 4.1.2, launcher", "boot-web, 3.5.16, thin"})
    void springAlwaysSendsThePage(String name, String version, String layout) throws IOException {
        App app = withPages(App.copy(name, version, Apps.fresh("pages")), "src/main/resources/static");
        app.build("-Ddocker-optimize.layout=" + layout);

        try (Container container = Container.start(Engine.build(app.context(), "pages"))) {
            assertThat(container.get(PAGE)).isEqualTo(EARLIER);
            assertThat(container.header("last-modified", PAGE)).isEmpty();
            HttpResponse<String> answer = container.ask(PAGE, "If-Modified-Since", FAR_LATER);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(EARLIER);
        }
    }

    /** The reason for that; should it fail one day, Spring has an ETag, or compares for equality. */
    @Test
    void springAloneKeepsAPageWhoseTimeIsEarlier() throws IOException {
        App app = withPages(App.copy("boot-web", "3.5.16", Apps.fresh("pages")), "src/main/resources/static");
        Release release = Release.of(
                app, "src/main/resources/static", () -> Engine.build(app.build().context(), "pages"));

        String[] options = {"-e", "SPRING_WEB_RESOURCES_CACHE_USELASTMODIFIED=true"};
        assertThat(release.answers(8080, false, options)).containsExactly("200 " + LATER, "304 ", "304 ", "304 ");
    }

    @Test
    void tomcatSendsAChangedPageAndNoOther() throws IOException {
        App app = withPages(App.copy("war", "-", Apps.fresh("pages")), "src/main/webapp");
        app.replaceIn("src/main/java/apps/Hello.java", "@WebServlet(\"/\")", "@WebServlet(\"/hello\")");
        Release release = Release.of(
                app,
                "src/main/webapp",
                () -> Engine.build(app.build("-Ddocker-optimize.user=0:0").context(), "pages"));

        assertThat(release.answers(8080, true)).containsExactly("200 " + LATER, "304 ", "200 " + EARLIER, "304 ");
    }

    @Test
    void nginxSendsAChangedPageAndNoOther() throws IOException {
        App app = withPages(App.copy("vite-site", "", Apps.fresh("pages")), "dist");
        app.write("dist/index.html", "<p>site</p>");
        Supplier<String> image = () -> {
            String name = Engine.nameFor("pages");
            Built built = app.image(
                    "image",
                    "-Ddocker-optimize.baseImage=" + Registry.ADDRESS + "/nginxinc/nginx-unprivileged:stable",
                    "-Ddocker-optimize.image=" + name + ":latest");
            Command.of("docker", "load", "-q", "-i", built.tar().toString()).run();
            return name;
        };
        Release release = Release.of(app, "dist", image);

        assertThat(release.answers(8080, true)).containsExactly("200 " + LATER, "304 ", "200 " + EARLIER, "304 ");
        assertThat(release.answers(8080, false)).containsExactly("200 " + LATER, "304 ", "200 " + EARLIER, "304 ");
    }

    private static App withPages(App app, String folder) throws IOException {
        Path pages = Files.createDirectories(app.root().resolve(folder));
        Files.writeString(pages.resolve(PAGE.substring(1)), EARLIER);
        Files.writeString(pages.resolve(UNCHANGED.substring(1)), "unchanged\n");
        return app;
    }

    /** Two images that differ in one page. */
    private record Release(String earlier, String later) {

        static Release of(App app, String folder, Supplier<String> image) {
            String earlier = image.get();
            app.write(folder + PAGE, LATER);
            return new Release(earlier, image.get());
        }

        /**
         * Status and body that browsers get who have the pages of the other image: of the later image the changed page and
         * the one that didn't change, then of the earlier one.
         *
         * @param byTag whether they ask by ETag and time, as they do, or as older programs by time alone
         */
        List<String> answers(int port, boolean byTag, String... options) {
            try (Container before = Container.startOn(port, earlier, options);
                    Container after = Container.startOn(port, later, options)) {
                return List.of(
                        answer(before, after, PAGE, byTag),
                        answer(before, after, UNCHANGED, byTag),
                        answer(after, before, PAGE, byTag),
                        answer(after, before, UNCHANGED, byTag));
            }
        }

        private static String answer(Container has, Container asked, String path, boolean byTag) {
            String time = has.header("last-modified", path);
            asked.get(path);
            HttpResponse<String> answer = byTag
                    ? asked.ask(path, "If-Modified-Since", time, "If-None-Match", has.header("etag", path))
                    : asked.ask(path, "If-Modified-Since", time);
            return answer.statusCode() + " " + answer.body();
        }
    }
}
