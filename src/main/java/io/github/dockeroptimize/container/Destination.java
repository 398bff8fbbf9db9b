package io.github.dockeroptimize.container;

import io.github.dockeroptimize.image.Platform;
import java.nio.file.Path;
import java.util.function.Function;

/** Where a built image goes. */
public sealed interface Destination {

    /** The name of the tar in the output directory. */
    String TAR = "image.tar";

    /** The name of the image layout in the output directory. */
    String LAYOUT = "layout";

    /** Its name, as the parameter spells it. */
    String word();

    /** The place of a delivered image, as shown to the user. */
    String where();

    /** Whether it is a registry: only registries need the network. */
    default boolean isRegistry() {
        return false;
    }

    /** The default platform of an image for it. */
    default Platform platform() throws BuildFailureException, InterruptedException {
        return Platform.USUAL;
    }

    /** Calls the function for this kind. After a kind is added, the compiler lists every place that has to handle it. */
    <T> T match(
            Function<TarFile, T> tar,
            Function<Layout, T> layout,
            Function<Registry, T> registry,
            Function<Daemon, T> daemon);

    /** A file that {@code docker load} and similar tools read. */
    record TarFile(Path file) implements Destination {

        @Override
        public String word() {
            return "tar";
        }

        @Override
        public String where() {
            return "in '" + file.getFileName() + "'";
        }

        @Override
        public <T> T match(
                Function<TarFile, T> tar,
                Function<Layout, T> layout,
                Function<Registry, T> registry,
                Function<Daemon, T> daemon) {
            return tar.apply(this);
        }
    }

    /** A directory with an OCI image layout. */
    record Layout(Path directory) implements Destination {

        @Override
        public String word() {
            return "layout";
        }

        @Override
        public String where() {
            return "in '" + directory.getFileName() + "'";
        }

        @Override
        public <T> T match(
                Function<TarFile, T> tar,
                Function<Layout, T> layout,
                Function<Registry, T> registry,
                Function<Daemon, T> daemon) {
            return layout.apply(this);
        }
    }

    /** The registry in the image's name. */
    record Registry() implements Destination {

        @Override
        public String word() {
            return "registry";
        }

        @Override
        public String where() {
            return "in the registry";
        }

        @Override
        public boolean isRegistry() {
            return true;
        }

        @Override
        public <T> T match(
                Function<TarFile, T> tar,
                Function<Layout, T> layout,
                Function<Registry, T> registry,
                Function<Daemon, T> daemon) {
            return registry.apply(this);
        }
    }

    /**
     * A container engine on this machine.
     *
     * @param executable its client, {@code docker} or a compatible one
     */
    record Daemon(String executable) implements Destination {

        @Override
        public String word() {
            return "daemon";
        }

        @Override
        public String where() {
            return "in the daemon";
        }

        @Override
        public Platform platform() throws BuildFailureException, InterruptedException {
            return new io.github.dockeroptimize.container.Daemon(executable).platform();
        }

        @Override
        public <T> T match(
                Function<TarFile, T> tar,
                Function<Layout, T> layout,
                Function<Registry, T> registry,
                Function<Daemon, T> daemon) {
            return daemon.apply(this);
        }
    }
}
