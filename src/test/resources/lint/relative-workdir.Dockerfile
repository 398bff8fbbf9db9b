FROM debian:bookworm-slim
WORKDIR app
WORKDIR lib
USER 1
