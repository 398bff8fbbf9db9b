package io.github.dockeroptimize.container;

import com.google.cloud.tools.jib.api.CredentialRetriever;
import java.util.List;

/** Where credentials for registries come from. */
public interface Credentials {

    /** For the registry that the image goes to, in the order in which they are asked. */
    List<CredentialRetriever> forImage(String reference);

    /** For the registry of the base image. */
    List<CredentialRetriever> forBase(String reference);

    /** Where credentials for a registry were looked for, in words, and never what they are. */
    String tried(String registry);
}
