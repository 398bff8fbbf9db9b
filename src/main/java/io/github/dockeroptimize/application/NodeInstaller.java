package io.github.dockeroptimize.application;

import java.util.Optional;

/**
 * The package manager that installs a project's dependencies.
 *
 * @param version the version that the project pins, exact or as far as its lock file shows it; empty for that of the
 *     image
 * @param script the package manager's own script, if the project contains it
 */
public record NodeInstaller(Kind kind, Optional<String> version, Optional<String> script) {

    /** Whether it is a Yarn that has {@code workspaces focus} without a plugin (4 and later). */
    public boolean knowsFocus() {
        return kind == Kind.YARN_BERRY
                && version.filter(own -> own.matches("[23](?:\\..*)?")).isEmpty();
    }

    /** The supported package managers. */
    public enum Kind {
        NPM("npm"),
        PNPM("pnpm"),
        YARN_CLASSIC("yarn"),
        YARN_BERRY("yarn");

        private final String command;

        Kind(String command) {
            this.command = command;
        }

        /** The name of the command. */
        public String command() {
            return command;
        }
    }
}
