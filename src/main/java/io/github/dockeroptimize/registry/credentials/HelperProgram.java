package io.github.dockeroptimize.registry.credentials;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A docker credential helper that the user has named.
 *
 * @param parameter the name of the parameter, for messages
 * @param name a path, or the part after {@code docker-credential-} of the name of a program on the PATH
 * @param environment variables for it, which override those of this process
 */
public record HelperProgram(String parameter, String name, Map<String, String> environment) {

    private static final String PREFIX = "docker-credential-";

    public HelperProgram {
        environment = Map.copyOf(environment);
    }

    /**
     * The program to run.
     *
     * @throws InvalidInputException if it is a path that does not exist
     */
    String executable(UserEnvironment machine) {
        if (!name.contains(File.separator) && !name.contains("/")) {
            return PREFIX + name;
        }
        // Windows adds the ending itself
        List<String> endings = machine.isWindows() ? List.of("", ".cmd", ".exe") : List.of("");
        if (endings.stream().noneMatch(ending -> Files.exists(Path.of(name + ending)))) {
            throw new InvalidInputException(
                    "'" + parameter + "' is " + quote(name) + ", but there is no such file",
                    "set it to the path of a credential helper, or to 'NAME' for a '" + PREFIX + "NAME' on the PATH");
        }
        return name;
    }

    /** Without the variables' values, which may be secrets. */
    @Override
    public String toString() {
        return "HelperProgram[parameter=" + parameter + ", name=" + name + ", environment=" + environment.keySet()
                + "]";
    }
}
