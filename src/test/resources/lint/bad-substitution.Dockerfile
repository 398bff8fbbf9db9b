FROM debian:bookworm-slim
WORKDIR app
LABEL a=${}
