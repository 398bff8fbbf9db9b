FROM debian:bookworm-slim AS one
COPY --from=two /a /a
FROM debian:bookworm-slim AS two
USER 1
