FROM --platform= debian:bookworm-slim
WORKDIR a
