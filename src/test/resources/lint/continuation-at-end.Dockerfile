FROM debian:bookworm-slim
USER 1
CMD ["true", \
  "again"] \
