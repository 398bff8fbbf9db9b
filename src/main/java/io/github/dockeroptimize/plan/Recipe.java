package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.application.SourceProject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How layers are built whose files are not known in advance. */
public sealed interface Recipe {

    /** A short description, the same on every machine. */
    String describe();

    /** Itself where it compiles the application; else empty. */
    default Optional<Compiled> compiled() {
        return Optional.empty();
    }

    /** Calls the case of this kind. Adding a kind makes the compiler list every place that has to handle it. */
    <T> T match(Cases<T> cases);

    /** One case per kind, until the language has exhaustive switches over types (Java 21). */
    interface Cases<T> {
        T compiled(Compiled compiled);
    }

    /**
     * Sources that are compiled in the container.
     *
     * @param module the name of the image's module
     * @param builder the image of the first stages
     * @param root the application's directory
     * @param agents Java agents that are downloaded
     */
    record Compiled(SourceProject project, String module, BaseImage builder, ImagePath root, List<Agent> agents)
            implements Recipe {

        public Compiled {
            agents = List.copyOf(agents);
        }

        /** Without agents. */
        public Compiled(SourceProject project, String module, BaseImage builder, ImagePath root) {
            this(project, module, builder, root, List.of());
        }

        /** The layers in the application's directory. */
        List<Layer> layers(LayerName... names) {
            return Stream.of(names).map(name -> layer(name, root)).toList();
        }

        Layer layer(LayerName name, ImagePath directory) {
            return new Layer(name, new LayerContent.Made(this, directory));
        }

        @Override
        public Optional<Compiled> compiled() {
            return Optional.of(this);
        }

        @Override
        public String describe() {
            return project.describe() + ", built on " + builder;
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.compiled(this);
        }
    }
}
