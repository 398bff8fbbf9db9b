package io.github.dockeroptimize.container;

import com.google.cloud.tools.jib.api.CredentialRetriever;
import java.util.List;

/** For registries that ask for none. */
public final class NoCredentials implements Credentials {
    @Override
    public List<CredentialRetriever> forImage(String reference) {
        return List.of();
    }

    @Override
    public List<CredentialRetriever> forBase(String reference) {
        return List.of();
    }

    @Override
    public String tried(String registry) {
        return "no credentials were found";
    }
}
