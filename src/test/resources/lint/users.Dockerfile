FROM debian:bookworm-slim AS one
USER root
FROM debian:bookworm-slim AS two
USER root
USER app:app
FROM debian:bookworm-slim AS three
ARG UID=1
USER $UID
FROM debian:bookworm-slim
USER 0:0
