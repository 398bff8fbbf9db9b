FROM debian:bookworm-slim AS base
ONBUILD CMD echo
ONBUILD LABEL who=$WHO
FROM base
USER 1
