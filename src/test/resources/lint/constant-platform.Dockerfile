FROM --platform=linux/amd64 debian:bookworm-slim AS build
FROM --platform=linux/amd64 debian:bookworm-slim AS build-amd64
FROM --platform=linux/amd64 debian:bookworm-slim AS linux-tools
USER 1
