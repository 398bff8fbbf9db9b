FROM debian:bookworm-slim
ENV NAME
