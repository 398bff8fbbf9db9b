FROM debian:bookworm-slim
MAINTAINER me@example.com
USER 1
