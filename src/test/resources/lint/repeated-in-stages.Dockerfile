FROM debian:bookworm-slim AS one
CMD ["one"]
HEALTHCHECK CMD ["one"]
FROM one
CMD ["two"]
HEALTHCHECK CMD ["two"]
