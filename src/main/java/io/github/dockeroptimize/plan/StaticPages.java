package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.LibraryFile;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps browsers from showing outdated pages. Spring answers "not modified" if a page is not newer than the browser's
 * copy, and sends no ETag; but a time derived from the content may be earlier after a change. Spring Boot has a
 * property for images with such times (spring-projects/spring-boot#24099).
 */
final class StaticPages {

    private static final Map<String, String> NO_TIMES = Map.of("SPRING_WEB_RESOURCES_CACHE_USELASTMODIFIED", "false");

    private StaticPages() {}

    /** The variables of a Spring Boot application of which nothing else is known. */
    static Map<String, String> environmentOfBoot() {
        return NO_TIMES;
    }

    /** The variables that an application needs in which Spring Boot configures Spring's web framework. */
    static Map<String, String> environment(Application application) {
        return has(application, "spring-boot-", "org.springframework.boot.SpringApplication")
                        && has(application, "spring-web-", "org.springframework.web.util.UriComponents")
                ? NO_TIMES
                : Map.of();
    }

    /** Whether it has a jar of this name, which its version follows, or such a class of its own, as an uber jar has. */
    private static boolean has(Application application, String jar, String className) {
        for (LibraryFile library : application.libraries()) {
            String name = library.fileName();
            if (name.startsWith(jar) && name.length() > jar.length() && Character.isDigit(name.charAt(jar.length()))) {
                return true;
            }
        }
        Optional<Archive> archive = application.packaged().archive();
        return archive.isPresent() && archive.get().hasClass("", className);
    }
}
