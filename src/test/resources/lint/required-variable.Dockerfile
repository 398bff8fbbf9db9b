FROM debian:bookworm-slim
ARG NAME
LABEL a=${NAME:?give one}
