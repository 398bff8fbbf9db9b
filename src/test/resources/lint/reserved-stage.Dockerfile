FROM debian:bookworm-slim AS scratch
RUN true
FROM debian:bookworm-slim AS Context
USER 1
