FROM debian:bookworm-slim
ENTRYPOINT true