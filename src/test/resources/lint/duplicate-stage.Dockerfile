FROM debian:bookworm-slim AS base
RUN true
FROM debian:bookworm-slim AS base
RUN true
FROM debian:bookworm-slim AS BASE
USER 1
