package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.application.LibraryFile;
import io.github.dockeroptimize.application.ListeningPort;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who opens a port in a Java program. Where a framework takes it from configuration in the archive, that says which;
 * else the program's code does, and a guess would be wrong: Javalin alone has 7070, Spark 4567, Helidon MP 7001.
 */
final class WebServers {

    private static final Part SPRING_BOOT = new Part("spring-boot", "org/springframework/boot/SpringApplication");
    private static final Part SPRING_WEB = new Part("spring-web", "org/springframework/web/util/UriComponents");
    private static final Part SPRING_WEBFLUX =
            new Part("spring-webflux", "org/springframework/web/reactive/DispatcherHandler");
    private static final Part REACTOR_NETTY = new Part("reactor-netty-http", "reactor/netty/http/server/HttpServer");
    private static final List<Part> SERVLET_SERVERS = List.of(
            new Part("tomcat-embed-core", "org/apache/catalina/startup/Tomcat"),
            new Part("jetty-server", "org/eclipse/jetty/server/Server"),
            new Part("undertow-core", "io/undertow/Undertow"));

    /** Others that read their port from the archive. Their defaults may be overridden in files that aren't read. */
    private static final List<Configured> CONFIGURED = List.of(
            new Configured(
                    new Part("micronaut-http-server", "io/micronaut/http/server/HttpServerConfiguration"),
                    List.of("micronaut.server.port")),
            new Configured(
                    new Part("quarkus-vertx-http", "io/quarkus/vertx/http/runtime/VertxHttpRecorder"),
                    List.of("%prod.quarkus.http.port", "quarkus.http.port")),
            new Configured(
                    new Part("helidon-microprofile-server", "io/helidon/microprofile/server/Server"),
                    List.of("server.port")));

    /** Those whose port is in the program's code or in a file that it is given; frameworks before what they run on. */
    private static final List<Part> BY_CODE = List.of(
            new Part("javalin", "io/javalin/Javalin"),
            new Part("spark-core", "spark/Spark"),
            new Part("dropwizard-core", "io/dropwizard/core/Application"),
            new Part("dropwizard-core", "io/dropwizard/Application"),
            new Part("jooby", "io/jooby/Jooby"),
            new Part("ktor-server-core-jvm", "io/ktor/server/engine/EmbeddedServer"),
            new Part("ktor-server-core", "io/ktor/server/engine/ApplicationEngine"),
            new Part("http4k-core", "org/http4k/server/Http4kServer"),
            new Part("helidon-webserver", "io/helidon/webserver/WebServer"),
            new Part("vertx-web", "io/vertx/ext/web/Router"),
            new Part("vertx-core", "io/vertx/core/http/HttpServer"),
            new Part("armeria", "com/linecorp/armeria/server/Server"),
            new Part("ratpack-core", "ratpack/server/RatpackServer"),
            new Part("blade-core", "com/hellokaton/blade/Blade"),
            new Part("avaje-jex", "io/avaje/jex/Jex"),
            new Part("jlhttp", "net/freeutils/httpserver/HTTPServer"),
            new Part("nanohttpd", "fi/iki/elonen/NanoHTTPD"),
            new Part("org.restlet", "org/restlet/Server"),
            new Part("grizzly-http-server", "org/glassfish/grizzly/http/server/HttpServer"));

    private WebServers() {}

    /**
     * A library of a program.
     *
     * @param artifact its artifact id
     * @param className a class of it, with slashes, by which it is found in a jar that contains its dependencies
     */
    record Part(String artifact, String className) {}

    /** @param keys the settings that may name the port, the first of which wins */
    private record Configured(Part part, List<String> keys) {}

    /**
     * What a program consists of.
     *
     * @param jar that may contain its dependencies' classes; empty if nothing is packaged yet
     * @param artifacts artifact ids of its libraries
     */
    record Parts(Optional<Archive> jar, Set<String> artifacts) {

        static Parts of(Optional<Archive> jar, Iterable<? extends LibraryFile> libraries) {
            Set<String> artifacts = new HashSet<>();
            for (LibraryFile library : libraries) {
                Coordinates names = library.coordinates();
                artifacts.add(names.areKnown() ? names.artifactId() : names.key());
            }
            return new Parts(jar, artifacts);
        }

        private boolean have(Part part) {
            return artifacts.contains(part.artifact())
                    || (jar.isPresent() && jar.get().has(part.className() + ".class"));
        }

        /** The first of these that is among them. */
        private Optional<Part> first(List<Part> wanted) {
            for (Part part : wanted) {
                if (have(part)) {
                    return Optional.of(part);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * The port of a program.
     *
     * @param resources the text of a resource of the program, by its name
     */
    static ListeningPort port(Parts parts, Function<String, Optional<String>> resources) {
        if (parts.have(SPRING_BOOT)) {
            return ServerPort.ofBoot(resources, servesSpringWeb(parts));
        }
        for (Configured framework : CONFIGURED) {
            if (parts.have(framework.part())) {
                return ServerPort.of(
                        resources, framework.keys(), framework.part().artifact());
            }
        }
        Optional<Part> server = parts.first(BY_CODE)
                .or(() -> parts.first(SERVLET_SERVERS))
                .or(() -> parts.first(List.of(REACTOR_NETTY)));
        return server.isPresent()
                ? ListeningPort.unknown(
                        "the program's code tells " + quote(server.get().artifact()) + " which one")
                : ListeningPort.NONE;
    }

    /** As Spring Boot's {@code WebApplicationType} decides: a client alone may bring a server's library, too. */
    static boolean servesSpringWeb(Parts parts) {
        boolean servlets = parts.first(SERVLET_SERVERS).isPresent();
        return (servlets && parts.have(SPRING_WEB))
                || ((servlets || parts.have(REACTOR_NETTY)) && parts.have(SPRING_WEBFLUX));
    }
}
