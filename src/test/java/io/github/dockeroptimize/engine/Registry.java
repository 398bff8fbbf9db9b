package io.github.dockeroptimize.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A registry that speaks plain HTTP, looked at through crane, which shares no code with the plugin. */
final class Registry {

    static final String ADDRESS = System.getProperty("docker-optimize.test.registry", "localhost:5000");

    /** Java 17 and Tomcat under names that Docker and the plugin both ask this registry for. */
    static final String JAVA = ADDRESS + "/library/eclipse-temurin:17-jre";

    static final String TOMCAT = ADDRESS + "/library/tomcat:10.1-jre21";

    private static final Set<String> IMAGES = ConcurrentHashMap.newKeySet();
    private static final AtomicInteger NAMED = new AtomicInteger();

    private Registry() {}

    /** A repository, with a tag, that nothing was ever pushed to. */
    static String newImage(String name) {
        String image = ADDRESS + "/" + Engine.PREFIX + name + "-" + NAMED.incrementAndGet() + ":1";
        IMAGES.add(image);
        return image;
    }

    /** What crane says, without the blanks around it. */
    static String crane(String... words) {
        return command(words).run().strip();
    }

    private static Command command(String... words) {
        return Command.of(Stream.concat(Stream.of("crane", "--insecure"), Stream.of(words))
                .toArray(String[]::new));
    }

    static String digest(String image) {
        return crane("digest", image);
    }

    static JsonNode manifest(String image) {
        return Json.read(crane("manifest", image));
    }

    static boolean has(String image) {
        return command("digest", image).succeeds();
    }

    /** Takes the tag away; the layers stay. */
    static void delete(String image) {
        crane("delete", image.replaceFirst(":[^:/]+$", "") + "@" + digest(image));
    }

    /** Removes all that this run has pushed. */
    static void clean() {
        for (String image : IMAGES) {
            if (has(image)) {
                delete(image);
            }
        }
    }
}
