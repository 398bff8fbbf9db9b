ARG KNOWN=debian
FROM ${KNOWN}:${TAG:-bookworm-slim}
USER 1
