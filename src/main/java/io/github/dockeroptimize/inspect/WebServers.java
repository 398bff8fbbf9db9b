package io.github.dockeroptimize.inspect;

import java.util.List;
import java.util.stream.Stream;

/** Knows the embedded web servers of the Java world by the names of their jars. */
final class WebServers {

    private static final List<String> JARS = List.of(
            "tomcat-embed-core-",
            "jetty-server-",
            "undertow-core-",
            "reactor-netty-http-",
            "javalin-",
            "vertx-web-",
            "helidon-webserver-",
            "micronaut-http-server-");

    private WebServers() {}

    static boolean any(Stream<String> jarNames) {
        return jarNames.anyMatch(name -> JARS.stream().anyMatch(name::startsWith));
    }
}
