FROM debian:bookworm-slim as one
RUN true
FROM debian:bookworm-slim AS two
COPY --from=one /etc/hostname /hostname
FROM debian:bookworm-slim As three
COPY --from=two /etc/hostname /hostname
