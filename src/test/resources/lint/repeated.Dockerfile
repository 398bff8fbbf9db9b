FROM debian:bookworm-slim
CMD ["one"]
ENTRYPOINT ["one"]
CMD ["two"]
CMD ["three"]
ENTRYPOINT ["two"]
USER 1
