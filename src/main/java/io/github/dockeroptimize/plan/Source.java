package io.github.dockeroptimize.plan;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The content of an entry. */
public sealed interface Source {

    /** The content's size in bytes. */
    long size();

    /** A description of its origin, the same on every machine. */
    String origin();

    /** Whether it is a directory, which has no content. */
    default boolean isFolder() {
        return false;
    }

    /** The file that it is copied from byte for byte; else empty. */
    default Optional<Path> onDisk() {
        return Optional.empty();
    }

    /** What it points to if it is a symbolic link, which has no content; else empty. */
    default Optional<String> target() {
        return Optional.empty();
    }

    /** Calls the case of this kind. Adding a kind makes the compiler list every place that has to handle it. */
    <T, E extends Exception> T match(Cases<T, E> cases) throws E;

    /** One case per kind, until the language has exhaustive switches over types (Java 21). */
    interface Cases<T, E extends Exception> {
        T folder(Folder folder) throws E;

        T link(Link link) throws E;

        T diskFile(DiskFile file) throws E;

        T text(Text text) throws E;

        T nested(Nested entry) throws E;

        T normalizedArchive(NormalizedArchive archive) throws E;

        T assembledJar(AssembledJar jar) throws E;
    }

    /** A directory. */
    record Folder() implements Source {
        @Override
        public long size() {
            return 0;
        }

        @Override
        public String origin() {
            return "";
        }

        @Override
        public boolean isFolder() {
            return true;
        }

        @Override
        public <T, E extends Exception> T match(Cases<T, E> cases) throws E {
            return cases.folder(this);
        }
    }

    /** A symbolic link. */
    record Link(String to, String origin) implements Source {
        @Override
        public long size() {
            return 0;
        }

        @Override
        public Optional<String> target() {
            return Optional.of(to);
        }

        @Override
        public <T, E extends Exception> T match(Cases<T, E> cases) throws E {
            return cases.link(this);
        }
    }

    /** A file that is copied byte for byte. */
    record DiskFile(Path file, long size, String origin) implements Source {
        @Override
        public Optional<Path> onDisk() {
            return Optional.of(file);
        }

        @Override
        public <T, E extends Exception> T match(Cases<T, E> cases) throws E {
            return cases.diskFile(this);
        }
    }

    /** A text that this plugin generates. */
    record Text(String text, String origin) implements Source {
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public long size() {
            return bytes().length;
        }

        @Override
        public <T, E extends Exception> T match(Cases<T, E> cases) throws E {
            return cases.text(this);
        }
    }

    /** An extracted entry of an archive. */
    record Nested(Path archive, String name, long size, String origin) implements Source {
        @Override
        public <T, E extends Exception> T match(Cases<T, E> cases) throws E {
            return cases.nested(this);
        }
    }

    /**
     * An archive that this build has packaged, with normalized times of its entries, so that an unchanged module has
     * unchanged bytes even if the build does not set {@code project.build.outputTimestamp}. Everything else is
     * unchanged.
     */
    record NormalizedArchive(Path archive, long size, String origin) implements Source {
        @Override
        public <T, E extends Exception> T match(Cases<T, E> cases) throws E {
            return cases.normalizedArchive(this);
        }
    }

    /**
     * A jar assembled from entries of an archive, stored without compression: the layer as a whole compresses better,
     * and the JVM starts faster.
     *
     * @param parts its entries after the manifest, in order
     */
    record AssembledJar(Path archive, ManifestBytes manifest, List<JarPart> parts, String origin) implements Source {

        private static final int LOCAL_HEADER = 30;
        private static final int CENTRAL_HEADER = 46;
        private static final int END_OF_DIRECTORY = 22;
        private static final int ZIP64_END_OF_DIRECTORY = 76;
        private static final int MOST_ENTRIES = 65_534;

        public AssembledJar {
            parts = List.copyOf(parts);
        }

        /** The size, computed from the zip format (APPNOTE 4.3): headers without extra fields. */
        @Override
        public long size() {
            long size = END_OF_DIRECTORY
                    + (parts.size() + 1L) * (LOCAL_HEADER + CENTRAL_HEADER)
                    + 2L * ManifestBytes.NAME.length()
                    + manifest.size();
            for (JarPart part : parts) {
                size += 2L * part.nameLength() + part.size();
            }
            return parts.size() >= MOST_ENTRIES ? size + ZIP64_END_OF_DIRECTORY : size;
        }

        @Override
        public <T, E extends Exception> T match(Cases<T, E> cases) throws E {
            return cases.assembledJar(this);
        }
    }
}
