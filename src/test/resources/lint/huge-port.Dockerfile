FROM debian:bookworm-slim
EXPOSE 65536
USER 1
