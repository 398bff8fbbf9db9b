FROM debian:bookworm-slim
ENTRYPOINT ["echo", "one"] && true
CMD []
