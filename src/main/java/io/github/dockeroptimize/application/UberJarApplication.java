package io.github.dockeroptimize.application;

import java.util.List;
import java.util.Set;

/** A jar that holds its dependencies' classes (shade, assembly): they can no longer be separated. */
public record UberJarApplication(Archive packaged, String mainClass, JavaVersion javaVersion, ListeningPort port)
        implements Application {

    @Override
    public String classesLocation() {
        return "";
    }

    @Override
    public List<LibraryFile> libraries() {
        return List.of();
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.UNDIVIDED);
    }

    @Override
    public String describe() {
        return "uber jar";
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.uberJar(this);
    }
}
