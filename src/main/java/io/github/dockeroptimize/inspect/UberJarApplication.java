package io.github.dockeroptimize.inspect;

import java.util.OptionalInt;

/** A jar that holds its dependencies' classes (shade, assembly): nothing in it can be told apart any more. */
public record UberJarApplication(Archive archive, String mainClass, JavaVersion javaVersion, OptionalInt serverPort)
        implements Application {

    @Override
    public String describe() {
        return "uber jar";
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.uberJar(this);
    }
}
