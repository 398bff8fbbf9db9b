package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Docker, from the context, and the goal {@code build}, without an engine, make the same image. */
@RequiresEngine
@RequiresRegistry
@Order(Apps.LONG)
class AgreementIT {

    private static final String PREFIX = "-Ddocker-optimize.";

    /** An application and what is configured for it; its base is the default, which a mirror has. */
    record Shape(String name, Supplier<App> app, List<String> options) {

        static Shape of(String app, String bootVersion, String... options) {
            return new Shape(
                    app + " " + bootVersion,
                    () -> Apps.built(app, bootVersion),
                    Stream.of(options).map(option -> PREFIX + option).toList());
        }

        Shape named(String suffix) {
            return new Shape(name + " " + suffix, app, options);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shape> shapes() {
        return Stream.of(
                        // one of each way in which a Spring Boot archive takes itself apart and starts
                        Stream.of("2.7.18", "4.1.2").map(version -> Shape.of("boot-web", version)),
                        Stream.of(
                                Shape.of("boot-war", "3.5.16"),
                                Shape.of("war", "-"),
                                Shape.of("plain/app", "-"),
                                Shape.of("uber", "-"),
                                Shape.of("boot-web", "3.5.16", "layout=thin").named("thin"),
                                Shape.of("boot-web", "3.5.16", "baseImage=" + Registry.JAVA)
                                        .named("base of another registry"),
                                Shape.of("war", "-", "baseImage=" + Registry.TOMCAT)
                                        .named("base of another registry"),
                                Shape.of("boot-web", "3.5.16", "dependencyLayers=5")
                                        .named("split"),
                                Shape.of("war", "-", "dependencyLayers=3").named("split"),
                                withLaunchScript(),
                                withEverything(),
                                withItsOwnEntrypoint(),
                                withAdditions("uber", "-"),
                                withAdditions("boot-web", "3.5.16"),
                                withAdditions("war", "-")))
                .flatMap(shapes -> shapes);
    }

    private static Shape withLaunchScript() {
        Supplier<App> app = () -> {
            App executable = App.copy("boot-web", "3.2.12", Apps.fresh("executable"));
            executable.replaceIn(
                    "pom.xml",
                    "<artifactId>spring-boot-maven-plugin</artifactId>",
                    "<artifactId>spring-boot-maven-plugin</artifactId>"
                            + "<configuration><executable>true</executable></configuration>");
            return executable.build();
        };
        return new Shape("launch script", app, List.of());
    }

    private static Shape withEverything() {
        return Shape.of(
                        "boot-web",
                        "3.5.16",
                        "ports=8080,53/udp,9000-9002",
                        "labels.nasty=" + ValuesIT.NASTY,
                        "labels.blanks=  two  before and after  ",
                        "labels.dollars=$ $$ $HOME ${HOME} ${HOME:-a} \\$HOME",
                        "labels.org.opencontainers.image.title=Ours",
                        "environment.NASTY=" + ValuesIT.NASTY,
                        "environment.BLANKS=  two  before and after  ",
                        "environment.JAVA_HOME=/opt/java/openjdk/",
                        "user=1001:0",
                        "volumes=/data,/var/cache/acme",
                        "workingDirectory=/opt/acme/app",
                        "jvmFlags=-Xmx200m,-Dnasty=" + ValuesIT.NASTY,
                        "arguments=" + ValuesIT.NASTY + ",--second")
                .named("with everything set");
    }

    /** Files of every kind, in directories that the base has and others; an agent; and what may be written to. */
    private static Shape withAdditions(String name, String bootVersion) {
        Supplier<App> app = () -> {
            App own = App.copy(name, bootVersion, Apps.fresh("additions"));
            Path conf = own.module().resolve("conf");
            Path convention = own.module().resolve("src/main/docker-optimize/usr/local/bin");
            try {
                Files.createDirectories(conf.resolve("sub"));
                Files.createDirectory(conf.resolve("empty"));
                Files.createDirectories(convention);
                Files.writeString(conf.resolve("a b.conf"), "a");
                Files.writeString(conf.resolve("sub/run.sh"), "#!/bin/sh");
                Files.writeString(convention.resolve("tool"), "#!/bin/sh");
                Files.setPosixFilePermissions(conf.resolve("sub/run.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.createSymbolicLink(conf.resolve("link"), Path.of("sub/run.sh"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return own.build();
        };
        return new Shape(
                name + " with additions",
                app,
                Stream.of(
                                "files=conf:/etc/acme,conf/a b.conf:/opt/x/b.conf,conf/sub/:/",
                                "agents=net.bytebuddy:byte-buddy-agent:1.17.7=a=b c",
                                "volumes=/data,/var/cache/acme,/tmp",
                                "writableDirectories=/app/work,/var/log/acme,/mnt")
                        .map(option -> PREFIX + option)
                        .toList());
    }

    private static Shape withItsOwnEntrypoint() {
        return Shape.of("boot-web", "3.5.16", "entrypoint=sh,-c,echo \"$0\" 'b'", "arguments=a", "jvmFlags=-Xmx200m")
                .named("with its own entrypoint");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void bothWaysMakeTheSameImage(Shape shape) {
        haveTheSame(shape.app().get(), shape.options());
    }

    @ParameterizedTest(name = "{0} in {2} of a base with {1}")
    @CsvSource({
        "boot-web, mkdir /app && chown 185:0 /app && chmod 775 /app, /app",
        "uber, mkdir /app && chown 185:0 /app && chmod 770 /app, /app",
        "boot-web, mkdir /opt/jboss && chown 185:0 /opt/jboss && chmod 775 /opt/jboss, /opt/jboss/app",
        "uber, mkdir -p /opt/jboss/app && chown -R 185:0 /opt/jboss && chmod -R 775 /opt/jboss, /opt/jboss/app"
    })
    void bothWaysLeaveTheFoldersOfAnUnknownBaseAsTheyAre(String name, String command, String folder)
            throws IOException {
        App app = Apps.built(name, name.equals("uber") ? "-" : "3.5.16");
        String base = base("RUN " + command);

        Pair images = haveTheSame(app, List.of(PREFIX + "baseImage=" + base, PREFIX + "workingDirectory=" + folder));

        Map<String, String> before = Tree.everything(base);
        Map<String, String> after = Tree.everything(images.byBuild());
        after.keySet().retainAll(before.keySet());
        assertThat(Tree.differences(before, after)).isEmpty();
    }

    /** What can't be kept is said, instead of lost. */
    @Test
    void buildRefusesAFolderWhoseModeDirectoriesTakeOver() throws IOException {
        String base = base("RUN mkdir /opt/acme && chmod 2775 /opt/acme");

        assertThatThrownBy(() -> Pair.of(
                        Apps.built("uber", "-"),
                        List.of(PREFIX + "baseImage=" + base, PREFIX + "workingDirectory=/opt/acme/app")))
                .hasMessageContaining("the image has files in '/opt/acme', whose mode 2775");
    }

    @Test
    void bothWaysKeepAStickyFolder() throws IOException {
        String base = base("RUN mkdir /opt/acme && chmod 1777 /opt/acme");

        haveTheSame(
                Apps.built("uber", "-"),
                List.of(PREFIX + "baseImage=" + base, PREFIX + "workingDirectory=/opt/acme/app"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                HEALTHCHECK --interval=7s --timeout=3s --start-period=9s --start-interval=2s --retries=2 CMD true
                STOPSIGNAL SIGINT
                SHELL ["/bin/sh", "-ec"]
                ONBUILD RUN true
                VOLUME /data
                VOLUME ["/a b", "/var/cache/acme"]
                EXPOSE 9090
                LABEL vendor=acme org.opencontainers.image.title=base
                LABEL "a b"="c=d" empty="" quoted="\\"x\\" \\\\ ä"
                ENV JDK_JAVA_OPTIONS=-Xmx1g LATER=$PATH
                ENV EMPTY="" EQUALS=a=b=c BLANKS="  x  " QUOTES="\\"'" BACKSLASH="\\\\" DOLLAR="\\$HOME" UMLAUT=ä
                """, """
                USER 185
                WORKDIR /home
                ENTRYPOINT ["sleep"]
                CMD ["1"]
                HEALTHCHECK NONE
                EXPOSE 53/udp 7000-7002
                """})
    void bothWaysTakeTheSameFromTheBase(String instructions) throws IOException {
        haveTheSame(Apps.built("uber", "-"), List.of(PREFIX + "baseImage=" + base(instructions)));
    }

    private static Pair haveTheSame(App app, List<String> options) {
        Pair images = Pair.of(app, options);

        assertThat(config(images.byBuild())).isEqualTo(config(images.byDocker()));
        assertThat(Tree.differences(Tree.everything(images.byDocker()), Tree.everything(images.byBuild())))
                .isEmpty();
        return images;
    }

    /** The names of two images in the engine. */
    private record Pair(String byDocker, String byBuild) {

        static Pair of(App app, List<String> options) {
            String image = Registry.newImage("agreement");
            Stream<String> own = Stream.of(
                    PREFIX + "registryMirrors=docker.io=" + Registry.ADDRESS,
                    PREFIX + "image=" + image,
                    PREFIX + "destination=registry");
            Built built = app.contextAndImage(
                    "agreement", Stream.concat(own, options.stream()).toArray(String[]::new));
            Command.of("docker", "pull", "-q", image).run();
            return new Pair(Engine.build(built.context(), "agreement"), image);
        }
    }

    /**
     * How containers start: entrypoint, command, environment, user, ports, labels, working directory and all else, but for
     * the order of variables, and what Docker sets in each image that it builds and only Windows ever read.
     */
    private static ObjectNode config(String image) {
        ObjectNode config = (ObjectNode) Json.read(Engine.inspect(image, "{{json .Config}}"));
        config.remove("ArgsEscaped");
        List<String> environment = new ArrayList<>();
        config.path("Env").forEach(variable -> environment.add(variable.asText()));
        Collections.sort(environment);
        return config.put("Env", String.join("\n", environment));
    }

    private static String base(String instructions) throws IOException {
        Path context = Apps.fresh("base-for-both");
        Files.writeString(context.resolve("Dockerfile"), "FROM " + Registry.JAVA + "\n" + instructions + "\n");
        String image = Registry.newImage("base");
        Command.of("docker", "tag", Engine.build(context, "base"), image).run();
        Command.of("docker", "push", "-q", image).run();
        return image;
    }
}
