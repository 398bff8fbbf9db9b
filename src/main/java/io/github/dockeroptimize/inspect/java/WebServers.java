package io.github.dockeroptimize.inspect.java;

import java.util.List;

/** Recognises embedded Java web servers by the names of their jars. */
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

    static boolean isOne(String jarName) {
        for (String server : JARS) {
            if (jarName.startsWith(server)) {
                return true;
            }
        }
        return false;
    }
}
