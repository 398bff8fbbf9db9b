package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One place where the credentials for a registry may be. */
sealed interface Place {

    /** As it stands in messages. */
    String name();

    /** Whether a user who is told that nothing was found wants to know that it was looked at. */
    default boolean isExpected() {
        return true;
    }

    /** What to do where asking it fails. */
    default String remedy() {
        return "mend it";
    }

    /**
     * The login that it has for a registry.
     *
     * @throws Exception whatever jib throws; its type is none of jib's public ones
     */
    Optional<Login> ask(String registry, JibRemarks remarks) throws Exception;

    /** What the user has given for this very image. */
    record Given(Login login) implements Place {

        @Override
        public String name() {
            return login.source();
        }

        @Override
        public Optional<Login> ask(String registry, JibRemarks remarks) {
            return Optional.of(login);
        }
    }

    /** The servers of Maven's settings. */
    record Servers(Function<String, Optional<Login>> logins) implements Place {

        @Override
        public String name() {
            return "the servers of settings.xml";
        }

        @Override
        public Optional<Login> ask(String registry, JibRemarks remarks) {
            return DockerHub.namesOf(registry).stream()
                    .flatMap(name -> logins.apply(name).stream())
                    .findFirst();
        }
    }

    /** What jib itself knows how to ask. */
    record Jib(
            String name,
            boolean isExpected,
            String remedy,
            Map<String, String> environment,
            Function<CredentialRetrieverFactory, CredentialRetriever> how)
            implements Place {

        static Jib program(HelperProgram helper, Machine machine) {
            String executable = helper.executable(machine);
            return new Jib(
                    quote(helper.parameter()),
                    true,
                    "install it, or set '" + helper.parameter() + "' to the path of a credential helper",
                    helper.environment(),
                    jib -> jib.dockerCredentialHelper(executable));
        }

        static Jib file(Path file) {
            boolean exists = Files.exists(file);
            return new Jib(
                    quote(file) + (exists ? "" : ", which doesn't exist"),
                    exists || AuthFiles.isUsual(file),
                    "log in to the registry anew, or mend the file",
                    Map.of(),
                    jib -> AuthFiles.isLegacy(file) ? jib.legacyDockerConfig(file) : jib.dockerConfig(file));
        }

        /** Only for the registries of some clouds; elsewhere jib doesn't look, and there is nothing to tell. */
        static Jib wellKnown(Map<String, String> environment) {
            return new Jib(
                    "the registry's usual credential helper",
                    false,
                    "mend the helper",
                    environment,
                    CredentialRetrieverFactory::wellKnownCredentialHelpers);
        }

        static Jib google() {
            return new Jib(
                    "Google's application default credentials",
                    false,
                    "run 'gcloud auth application-default login'",
                    Map.of(),
                    CredentialRetrieverFactory::googleApplicationDefaultCredentials);
        }

        @Override
        public Optional<Login> ask(String registry, JibRemarks remarks) throws Exception {
            // jib looks at nothing but the registry of the image
            ImageReference image = ImageReference.of(registry, "any", null);
            return how.apply(CredentialRetrieverFactory.forImage(image, remarks, environment))
                    .retrieve()
                    .map(credential -> Login.of(
                            credential,
                            name
                                    + remarks.program()
                                            .map(program -> ", through " + quote(program))
                                            .orElse("")));
        }
    }
}
