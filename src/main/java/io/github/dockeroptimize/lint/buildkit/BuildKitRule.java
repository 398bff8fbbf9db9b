package io.github.dockeroptimize.lint.buildkit;

import java.util.Locale;

/** BuildKit's checks, under the names that {@code docker build --check} gives them. */
public enum BuildKitRule {
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

    public String title() {
        return title;
    }

    /** Whether it is experimental, and so off by default. */
    boolean isExperimental() {
        return this == INVALID_DEFINITION_DESCRIPTION;
    }

    /** The page that explains the rule. */
    String url() {
        return PAGES + name().toLowerCase(Locale.ROOT).replace('_', '-') + "/";
    }
}
