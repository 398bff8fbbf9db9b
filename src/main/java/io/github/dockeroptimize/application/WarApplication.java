package io.github.dockeroptimize.application;

import io.github.dockeroptimize.application.BootApplication.NestedLibrary;
import java.util.List;
import java.util.Set;

/**
 * A WAR for a servlet container.
 *
 * @param servletApi the generation of the API it is written for
 * @param libraries the jars in {@code WEB-INF/lib/}
 */
public record WarApplication(
        Archive packaged, ServletApi servletApi, List<NestedLibrary> libraries, JavaVersion javaVersion)
        implements Application {

    public WarApplication {
        libraries = List.copyOf(libraries);
    }

    /** The two generations of the servlet API, which have different package names. */
    public enum ServletApi {
        /** Up to Java EE 8 and Jakarta EE 8, servlet 4: Tomcat 9. */
        JAVAX,
        /** From Jakarta EE 9, servlet 5: Tomcat 10.1. */
        JAKARTA
    }

    /** The base image's servlet container opens one. */
    @Override
    public ListeningPort port() {
        return ListeningPort.NONE;
    }

    @Override
    public String classesLocation() {
        return "WEB-INF/classes/";
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.MODULES_AS_BUILT, Trait.SERVLET_CONTAINER);
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
