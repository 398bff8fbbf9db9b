package io.github.dockeroptimize.inspect;

import java.util.Optional;

/**
 * What installs a project's dependencies.
 *
 * @param version what the project pins, exact or as far as its lock file tells; empty: the one of the image
 * @param script the program itself, where the project holds it
 */
public record NodeInstaller(Kind kind, Optional<String> version, Optional<String> script) {

    /** The package managers that are known. */
    public enum Kind {
        NPM("npm"),
        PNPM("pnpm"),
        YARN_CLASSIC("yarn"),
        YARN_BERRY("yarn");

        private final String command;

        Kind(String command) {
            this.command = command;
        }

        /** The name of the program. */
        public String command() {
            return command;
        }
    }
}
