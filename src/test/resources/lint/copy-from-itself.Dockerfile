FROM debian:bookworm-slim AS one
COPY --from=one /a /a
