ARG TAG
FROM debian:${TAG:-bookworm-slim} AS one
FROM debian:bookworm-slim${TAG} AS two
FROM debian:${TAG}
