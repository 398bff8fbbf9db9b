package io.github.dockeroptimize.plan;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Where an entry's content comes from. */
public sealed interface Source {

    /** The content's size in bytes. */
    long size();

    /** Where it comes from in words that are the same on every machine. */
    String origin();

    /** A folder. */
    record Folder() implements Source {
        @Override
        public long size() {
            return 0;
        }

        @Override
        public String origin() {
            return "";
        }
    }

    /** A file that is taken over byte for byte. */
    record DiskFile(Path file, long size, String origin) implements Source {}

    /** A text of this plugin's own. */
    record Text(String text, String origin) implements Source {
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public long size() {
            return bytes().length;
        }
    }

    /** An entry of an archive, taken out. */
    record Nested(Path archive, String name, long size, String origin) implements Source {}

    /**
     * An archive that this build has packaged, with the times of its entries fixed, so that an unchanged module has
     * unchanged bytes even where the build sets no {@code project.build.outputTimestamp}. All else stays as it is.
     */
    record NormalizedArchive(Path archive, long size, String origin) implements Source {}

    /**
     * A jar put together from entries of an archive, stored without compression: a layer is compressed as a whole, and
     * better so, and the JVM starts faster.
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

        /** The size by the zip format's own arithmetic (APPNOTE 4.3): headers without extra fields. */
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
    }
}
