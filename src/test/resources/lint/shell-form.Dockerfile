FROM debian:bookworm-slim
CMD echo one
ENTRYPOINT echo two
