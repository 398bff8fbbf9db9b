FROM debian:bookworm-slim AS base
SHELL ["/bin/bash", "-c"]
FROM base
ENTRYPOINT echo two
