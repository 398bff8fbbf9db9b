package io.github.dockeroptimize.inspect;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.AddedFiles;
import io.github.dockeroptimize.application.AddedFiles.File;
import io.github.dockeroptimize.application.AddedFiles.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the user's own files on disk: those that a request names, and those in the directories that need no request. */
public final class AddedFilesReader {

    private static final String CONVENTION = "src/main/docker-optimize";
    private static final String OF_JIB = "src/main/jib";
    private static final int ORDINARY = 0644;
    private static final int PROGRAM = 0755;
    private static final int LINK = 0777;

    private final Path module;

    /** @param module the module's directory */
    public AddedFilesReader(Path module) {
        this.module = module.toAbsolutePath().normalize();
    }

    /**
     * The files of the requests, and of the directories whose files are always in the image.
     *
     * @throws InvalidInputException if something can't be in an image, or isn't there
     */
    public List<AddedFiles> read(List<AddedFilesRequest> requests) {
        List<AddedFiles> files = new ArrayList<>();
        for (String directory : conventions(requests)) {
            files.add(read(AddedFilesRequest.of(directory)));
        }
        for (AddedFilesRequest request : requests) {
            files.add(read(request));
        }
        return files;
    }

    /** What the user should know. */
    public List<String> notes(List<AddedFilesRequest> requests) {
        return conventions(requests).contains(OF_JIB)
                ? List.of("the files of " + quote(OF_JIB) + " are in the image at '/', as with Jib; "
                        + quote(CONVENTION) + " is this plugin's directory for them")
                : List.of();
    }

    private List<String> conventions(List<AddedFilesRequest> requests) {
        List<String> directories = new ArrayList<>();
        for (String name : List.of(OF_JIB, CONVENTION)) {
            Path directory = module.resolve(name);
            if (Files.isDirectory(directory) && !isRequested(directory, requests)) {
                directories.add(name);
            }
        }
        return directories;
    }

    private boolean isRequested(Path directory, List<AddedFilesRequest> requests) {
        for (AddedFilesRequest request : requests) {
            if (module.resolve(request.from()).startsWith(directory)) {
                return true;
            }
        }
        return false;
    }

    private AddedFiles read(AddedFilesRequest request) {
        Path from = place(request.from());
        try {
            String shown = shown(request.from());
            List<File> files = Files.isDirectory(from)
                    ? tree(from, shown, request)
                    : List.of(file(
                            from,
                            request.to().endsWith("/")
                                    ? request.to() + Path.of(request.from()).getFileName()
                                    : request.to(),
                            shown,
                            request));
            if (files.isEmpty()) {
                throw new InvalidInputException(
                        "'files' has 'from' " + quote(request.from()) + ", where no file is selected",
                        "correct <includes> and <excludes>, or remove it");
            }
            return new AddedFiles(request.layer(), request.userId(), request.groupId(), files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the user has written it, but without what differs between machines. */
    private static String shown(String from) {
        String plain = from.replace('\\', '/').replaceFirst("/+$", "");
        return Path.of(from).isAbsolute() ? plain.substring(plain.lastIndexOf('/') + 1) : plain;
    }

    private Path place(String from) {
        Path named = Path.of(from);
        Path place = module.resolve(named).normalize();
        if (!named.isAbsolute() && !place.startsWith(module)) {
            throw new InvalidInputException(
                    "'files' has 'from' " + quote(from) + ", which is outside of the module's directory",
                    "name it absolutely, such as '${project.basedir}/" + from + "'");
        }
        if (!Files.exists(place)) {
            throw new InvalidInputException(
                    "'files' has 'from' " + quote(from) + ", which doesn't exist",
                    "name a file or directory, relative to the module's directory or absolute");
        }
        try {
            return place.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With patterns, only the directories that contain selected files. */
    private List<File> tree(Path from, String shown, AddedFilesRequest request) throws IOException {
        boolean filtered = !request.includes().isEmpty() || !request.excludes().isEmpty();
        AntPatterns included = AntPatterns.of(request.includes().isEmpty() ? List.of("**") : request.includes());
        AntPatterns excluded = AntPatterns.of(request.excludes());
        Set<String> selected = new TreeSet<>();
        for (Path path : paths(from)) {
            String name = from.relativize(path).toString().replace('\\', '/');
            if (!filtered) {
                selected.add(name);
            } else if (!isDirectory(path) && included.test(name) && !excluded.test(name)) {
                for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
                    selected.add(name.substring(0, slash));
                }
                selected.add(name);
            }
        }
        String to = request.to().endsWith("/") ? request.to() : request.to() + "/";
        List<File> files = new ArrayList<>();
        for (String name : selected) {
            files.add(file(from.resolve(name), to + name, shown + "/" + name, request));
        }
        return files;
    }

    private static List<Path> paths(Path from) throws IOException {
        try (Stream<Path> found = Files.walk(from)) {
            return found.filter(path -> !path.equals(from)).sorted().toList();
        }
    }

    private static boolean isDirectory(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private File file(Path file, String path, String origin, AddedFilesRequest request) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (path.codePoints().anyMatch(Character::isISOControl)) {
            throw refused(file, "whose name has a control character", "rename it, or exclude it");
        }
        if (attributes.isDirectory()) {
            return new File(path, file, Kind.DIRECTORY, 0, PROGRAM, "", origin);
        }
        if (attributes.isSymbolicLink()) {
            return new File(path, file, Kind.LINK, 0, LINK, target(file), origin);
        }
        if (!attributes.isRegularFile()) {
            throw refused(file, "which is a socket, a pipe or a device", "exclude it with <excludes>");
        }
        int mode = request.mode().orElse(isProgram(file) ? PROGRAM : ORDINARY);
        return new File(path, file, Kind.FILE, attributes.size(), mode, "", origin);
    }

    /** An absolute link into the project leads nowhere in the image. */
    private String target(Path link) throws IOException {
        Path target = Files.readSymbolicLink(link);
        if (target.isAbsolute() && target.startsWith(module)) {
            throw refused(
                    link, "which points to " + quote(target) + ", a path of this machine", "make it a relative link");
        }
        return target.toString().replace('\\', '/');
    }

    private static InvalidInputException refused(Path file, String why, String remedy) {
        return new InvalidInputException("'files' has " + quote(file) + ", " + why, remedy);
    }

    /** Empty permissions, as on Windows, are those of an ordinary file. */
    private static boolean isProgram(Path file) throws IOException {
        @Nullable PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return posix != null && posix.readAttributes().permissions().contains(PosixFilePermission.OWNER_EXECUTE);
    }
}
