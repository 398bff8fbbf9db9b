FROM --platform=$TARGETPLATFORM debian:bookworm-slim AS one
FROM --platform=${TARGETPLATFORM} debian:bookworm-slim AS two
FROM --platform=${TARGETPLATFORM:-linux/amd64} debian:bookworm-slim
USER 1
