package io.github.dockeroptimize.lint;

import java.util.Locale;
import java.util.Optional;

/** BuildKit's checks, under the names that {@code docker build --check} gives them. */
enum BuildKitRule {
    STAGE_NAME_CASING("StageNameCasing"),
    FROM_AS_CASING("FromAsCasing"),
    NO_EMPTY_CONTINUATION("NoEmptyContinuation"),
    CONSISTENT_INSTRUCTION_CASING("ConsistentInstructionCasing"),
    DUPLICATE_STAGE_NAME("DuplicateStageName"),
    RESERVED_STAGE_NAME("ReservedStageName"),
    JSON_ARGS_RECOMMENDED("JSONArgsRecommended"),
    MAINTAINER_DEPRECATED("MaintainerDeprecated"),
    UNDEFINED_ARG_IN_FROM("UndefinedArgInFrom"),
    WORKDIR_RELATIVE_PATH("WorkdirRelativePath"),
    UNDEFINED_VAR("UndefinedVar"),
    MULTIPLE_INSTRUCTIONS_DISALLOWED("MultipleInstructionsDisallowed"),
    LEGACY_KEY_VALUE_FORMAT("LegacyKeyValueFormat"),
    INVALID_BASE_IMAGE_PLATFORM("InvalidBaseImagePlatform"),
    REDUNDANT_TARGET_PLATFORM("RedundantTargetPlatform"),
    SECRETS_USED_IN_ARG_OR_ENV("SecretsUsedInArgOrEnv"),
    INVALID_DEFAULT_ARG_IN_FROM("InvalidDefaultArgInFrom"),
    FROM_PLATFORM_FLAG_CONST_DISALLOWED("FromPlatformFlagConstDisallowed"),
    COPY_IGNORED_FILE("CopyIgnoredFile"),
    EXPOSE_PROTO_CASING("ExposeProtoCasing"),
    EXPOSE_INVALID_FORMAT("ExposeInvalidFormat"),
    INVALID_DEFINITION_DESCRIPTION("InvalidDefinitionDescription");

    private static final String PAGES = "https://docs.docker.com/go/dockerfile/rule/";

    private final String title;

    BuildKitRule(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Whether it has to be asked for. */
    boolean isExperimental() {
        return this == INVALID_DEFINITION_DESCRIPTION;
    }

    /** The page that explains it; one of them has none. */
    Optional<String> url() {
        return this == INVALID_BASE_IMAGE_PLATFORM
                ? Optional.empty()
                : Optional.of(PAGES + name().toLowerCase(Locale.ROOT).replace('_', '-') + "/");
    }
}
