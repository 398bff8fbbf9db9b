package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.ArchiveBuilder.JAVA_11;
import static io.github.dockeroptimize.ArchiveBuilder.JAVA_21;
import static io.github.dockeroptimize.ArchiveBuilder.jar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.application.BootApplication.NestedLibrary;
import io.github.dockeroptimize.application.JavaVersion;
import io.github.dockeroptimize.application.LibraryKind;
import io.github.dockeroptimize.application.ListeningPort;
import io.github.dockeroptimize.application.WarApplication;
import io.github.dockeroptimize.application.WarApplication.ServletApi;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarInspectorTest {

    private static final String CLASSES = "WEB-INF/classes/";

    @TempDir
    Path folder;

    private TestBuild build;

    @BeforeEach
    void startBuild() {
        build = TestBuild.in(folder).packaging("war");
    }

    @ParameterizedTest
    @CsvSource({"javax/servlet/http/HttpServlet, JAVAX", "jakarta/servlet/Filter, JAKARTA"})
    void tellsTheGenerationByItsClasses(String type, ServletApi api) {
        assertThat(inspect(jar("app.war")
                                .classFile(CLASSES + "com/example/Plain.class", JAVA_11)
                                .classUsing(CLASSES + "com/example/Web.class", type))
                        .servletApi())
                .isEqualTo(api);
    }

    @Test
    void trustsClassesMoreThanTheDescriptorAndTheDescriptorMoreThanWhatIsDeclared() {
        build.declares("jakarta.servlet:jakarta.servlet-api:6.0.0");
        ArchiveBuilder war = jar("app.war").entry("WEB-INF/web.xml", webXml("http://xmlns.jcp.org/xml/ns/javaee"));

        assertThat(inspect(war).servletApi()).isEqualTo(ServletApi.JAVAX);
        assertThat(inspect(war.classUsing(CLASSES + "com/example/Web.class", "jakarta/servlet/Servlet"))
                        .servletApi())
                .isEqualTo(ServletApi.JAKARTA);
    }

    @ParameterizedTest
    @CsvSource({
        "http://java.sun.com/xml/ns/javaee, JAVAX",
        "http://xmlns.jcp.org/xml/ns/javaee, JAVAX",
        "https://jakarta.ee/xml/ns/jakartaee, JAKARTA"
    })
    void tellsTheGenerationByTheNamespaceOfItsDescriptor(String namespace, ServletApi api) {
        build.declares("javax.servlet:javax.servlet-api:4.0.1");

        assertThat(inspect(jar("app.war").entry("WEB-INF/web.xml", webXml(namespace)))
                        .servletApi())
                .isEqualTo(api);
    }

    @ParameterizedTest
    @CsvSource({
        "javax.servlet:javax.servlet-api:4.0.1, JAVAX",
        "javax.servlet:servlet-api:2.5, JAVAX",
        "javax:javaee-web-api:8.0.1, JAVAX",
        "jakarta.servlet:jakarta.servlet-api:4.0.4, JAVAX",
        "jakarta.servlet:jakarta.servlet-api:5.0.0, JAKARTA",
        "jakarta.servlet:jakarta.servlet-api:6.1.0, JAKARTA",
        "jakarta.platform:jakarta.jakartaee-web-api:8.0.0, JAVAX",
        "jakarta.platform:jakarta.jakartaee-api:10.0.0, JAKARTA",
        "org.demo:anything:1.0, JAKARTA"
    })
    void tellsTheGenerationByTheApiThatIsDeclared(String coordinates, ServletApi api) {
        build.declares("org.demo:other:1.0").declares(coordinates);

        assertThat(inspect(jar("app.war").entry("WEB-INF/web.xml", "<web-app/>"))
                        .servletApi())
                .isEqualTo(api);
    }

    @Test
    void takesTheCurrentGenerationWhereNothingTells() {
        assertThat(inspect(jar("app.war").entry("index.html", "")).servletApi()).isEqualTo(ServletApi.JAKARTA);
    }

    @Test
    void tellsTheKindsOfItsLibraries() {
        build.reactor("com.example:sibling:1.0");

        WarApplication application = inspect(jar("app.war")
                .libraries("WEB-INF/lib/", "a-1.0.jar", "sibling-1.0.jar", "b-2-SNAPSHOT.jar")
                .libraries("WEB-INF/lib/off/", "off-1.0.jar")
                .entry("WEB-INF/lib/notes.txt", "")
                .libraries("downloads/", "client-1.0.jar"));

        assertThat(application.libraries())
                .extracting(library -> library.entry().name(), NestedLibrary::kind)
                .containsExactly(
                        tuple("WEB-INF/lib/a-1.0.jar", LibraryKind.RELEASE),
                        tuple("WEB-INF/lib/sibling-1.0.jar", LibraryKind.REACTOR),
                        tuple("WEB-INF/lib/b-2-SNAPSHOT.jar", LibraryKind.SNAPSHOT));
    }

    @Test
    void needsTheJavaReleaseOfItsClassesAndLibraries() {
        assertThat(inspect(jar("app.war").classFile(CLASSES + "com/example/A.class", JAVA_11))
                        .javaVersion())
                .isEqualTo(new JavaVersion(11));
        assertThat(inspect(jar("app.war")
                                .classFile(CLASSES + "com/example/A.class", JAVA_11)
                                .nested("WEB-INF/lib/", jar("new-1.jar").classFile("B.class", JAVA_21)))
                        .javaVersion())
                .isEqualTo(new JavaVersion(21));
    }

    @Test
    void leavesThePortToItsContainer() {
        WarApplication application =
                inspect(jar("app.war").entry(CLASSES + "application.properties", "server.port=9090"));

        assertThat(application.port()).isEqualTo(ListeningPort.NONE);
        assertThat(application.describe()).isEqualTo("WAR (jakarta.servlet)");
    }

    @Test
    void isFoundBehindAnAttachedJarOfItsClasses() {
        build.archive(jar("app-classes.jar").entry("a.txt", ""));

        assertThat(inspect(jar("app.war").entry("index.html", "")).packaged().displayName())
                .isEqualTo("target/app.war");
    }

    private WarApplication inspect(ArchiveBuilder war) {
        return build.archive(war).inspect(WarApplication.class);
    }

    private static String webXml(String namespace) {
        return "<?xml version=\"1.0\"?>\n<web-app xmlns=\"" + namespace + "\"/>\n";
    }
}
