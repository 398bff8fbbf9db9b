FROM Debian:bookworm-slim
USER 1
