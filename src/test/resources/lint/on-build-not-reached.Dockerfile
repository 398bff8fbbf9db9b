FROM debian:bookworm-slim AS base
ONBUILD CMD echo
FROM base AS unused
USER 1
FROM debian:bookworm-slim
USER 1
