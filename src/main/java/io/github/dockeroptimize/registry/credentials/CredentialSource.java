package io.github.dockeroptimize.registry.credentials;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.auth.oauth2.GoogleCredentials;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One place where the credentials for a registry may be. */
public sealed interface CredentialSource {

    /** Its name in messages. */
    String name();

    /** Whether a message about missing credentials mentions this place even without a reason. */
    default boolean isExpected() {
        return true;
    }

    /** What to do if the lookup fails. */
    default String remedy() {
        return "fix it";
    }

    /**
     * Its credentials for an image.
     *
     * @param asked a registry, with the repository if that is known
     * @throws IllegalArgumentException if its entry can't be read
     * @throws Exception where it can't be asked; the message is a clause
     */
    Optional<Login> ask(String asked, Remarks remarks) throws Exception;

    /** The credentials that the user set for this image. */
    record Given(Login login) implements CredentialSource {

        @Override
        public String name() {
            return login.source();
        }

        @Override
        public Optional<Login> ask(String asked, Remarks remarks) {
            return Optional.of(login);
        }
    }

    /** The servers of Maven's settings. */
    record Servers(Function<String, Optional<Login>> logins) implements CredentialSource {

        @Override
        public String name() {
            return "the servers of settings.xml";
        }

        @Override
        public Optional<Login> ask(String asked, Remarks remarks) {
            return DockerHub.namesOf(AuthConfig.registry(asked)).stream()
                    .flatMap(name -> logins.apply(name).stream())
                    .findFirst();
        }
    }

    /** A helper that the user has named. */
    record Named(HelperProgram program, HelperCall call) implements CredentialSource {

        static Named of(HelperProgram program, UserEnvironment machine) {
            return new Named(program, HelperCall.of(program.executable(machine), program.environment(), machine));
        }

        @Override
        public String name() {
            return quote(program.parameter());
        }

        @Override
        public String remedy() {
            return "install it, or set " + name() + " to the path of a credential helper";
        }

        @Override
        public Optional<Login> ask(String asked, Remarks remarks) throws IOException {
            return call.ask(AuthConfig.servers(AuthConfig.registry(asked)), name(), remarks);
        }
    }

    /** A configuration of Docker or Podman in a variable, as Docker's client reads it since 28.3. */
    record Variable(String variable, String text, UserEnvironment machine) implements CredentialSource {

        @Override
        public String name() {
            return quote(variable);
        }

        @Override
        public String remedy() {
            return "fix the variable";
        }

        @Override
        public Optional<Login> ask(String asked, Remarks remarks) throws IOException {
            return find(text, false, asked, name(), machine, remarks);
        }

        /** Without the text, which has passwords. */
        @Override
        public String toString() {
            return "Variable[" + variable + "]";
        }
    }

    /** A file of Docker or Podman. */
    record AuthFile(Path file, boolean exists, UserEnvironment machine) implements CredentialSource {

        @Override
        public String name() {
            return quote(file) + (exists ? "" : ", which doesn't exist");
        }

        @Override
        public boolean isExpected() {
            return exists || AuthFiles.isUsual(file);
        }

        @Override
        public String remedy() {
            return "log in to the registry again, or fix the file";
        }

        @Override
        public Optional<Login> ask(String asked, Remarks remarks) throws IOException {
            try {
                return exists
                        ? find(Files.readString(file), AuthFiles.isLegacy(file), asked, name(), machine, remarks)
                        : Optional.empty();
            } catch (AccessDeniedException e) {
                throw new IOException("it must not be read (permission denied)", e);
            }
        }
    }

    private static Optional<Login> find(
            String text, boolean legacy, String asked, String name, UserEnvironment machine, Remarks remarks)
            throws IOException {
        try {
            return AuthConfig.parse(text, legacy).find(asked, name, machine, remarks);
        } catch (JsonProcessingException e) {
            remarks.problem("it can't be read");
            return Optional.empty();
        }
    }

    /** The helpers of some cloud registries, as Jib knows them. */
    record Usual(Map<String, String> environment, UserEnvironment machine) implements CredentialSource {

        private static final Map<String, String> HELPERS =
                Map.of("gcr.io", "docker-credential-gcr", "amazonaws.com", "docker-credential-ecr-login");

        @Override
        public String name() {
            return "the registry's usual credential helper";
        }

        @Override
        public boolean isExpected() {
            return false;
        }

        @Override
        public Optional<Login> ask(String asked, Remarks remarks) {
            String registry = AuthConfig.registry(asked);
            for (Map.Entry<String, String> helper : HELPERS.entrySet()) {
                if (registry.endsWith(helper.getKey())) {
                    try {
                        return HelperCall.of(helper.getValue(), environment, machine)
                                .ask(AuthConfig.servers(registry), name(), remarks);
                    } catch (IOException e) {
                        remarks.problem(String.valueOf(e.getMessage()));
                    }
                }
            }
            return Optional.empty();
        }
    }

    /** Google's application default credentials, for its registries only. */
    record Google() implements CredentialSource {

        /** The user name with which Google's registries take an access token as the password. */
        private static final String USER = "oauth2accesstoken";

        /** The scope of registries: their layers are in Cloud Storage. */
        private static final String SCOPE = "https://www.googleapis.com/auth/devstorage.read_write";

        @Override
        public String name() {
            return "Google's application default credentials";
        }

        @Override
        public boolean isExpected() {
            return false;
        }

        @Override
        public String remedy() {
            return "run 'gcloud auth application-default login'";
        }

        @Override
        public Optional<Login> ask(String asked, Remarks remarks) throws Exception {
            String registry = AuthConfig.registry(asked);
            if (!registry.endsWith("gcr.io") && !registry.endsWith("docker.pkg.dev")) {
                return Optional.empty();
            }
            GoogleCredentials credentials;
            try {
                credentials = GoogleCredentials.getApplicationDefault();
            } catch (IOException e) {
                remarks.remark("there are none");
                return Optional.empty();
            }
            try {
                if (credentials.createScopedRequired()) {
                    credentials = credentials.createScoped(SCOPE);
                }
                credentials.refreshIfExpired();
            } catch (IOException e) {
                remarks.remark("they give no access token");
                return Optional.empty();
            }
            return Optional.of(new Login(USER, credentials.getAccessToken().getTokenValue(), name()));
        }
    }
}
