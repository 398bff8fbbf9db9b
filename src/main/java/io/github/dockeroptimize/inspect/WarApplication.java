package io.github.dockeroptimize.inspect;

import io.github.dockeroptimize.inspect.BootApplication.NestedLibrary;
import java.util.List;
import java.util.OptionalInt;

/**
 * A WAR for a servlet container.
 *
 * @param servletApi the generation of the API it is written for
 * @param libraries the jars in {@code WEB-INF/lib/}
 */
public record WarApplication(
        Archive archive, ServletApi servletApi, List<NestedLibrary> libraries, JavaVersion javaVersion)
        implements Application {

    public WarApplication {
        libraries = List.copyOf(libraries);
    }

    /** The two generations of the servlet API, by the package of its classes. */
    public enum ServletApi {
        /** Up to Java EE 8 and Jakarta EE 8, servlet 4: Tomcat 9. */
        JAVAX,
        /** From Jakarta EE 9, servlet 5: Tomcat 10.1. */
        JAKARTA
    }

    @Override
    public OptionalInt serverPort() {
        return OptionalInt.of(8080);
    }

    @Override
    public String describe() {
        return "WAR (" + (servletApi == ServletApi.JAVAX ? "javax" : "jakarta") + ".servlet)";
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.war(this);
    }
}
