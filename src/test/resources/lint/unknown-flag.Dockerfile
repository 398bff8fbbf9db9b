FROM debian:bookworm-slim
COPY --owner=1 a /a
