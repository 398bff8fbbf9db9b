# what it is
FROM debian:bookworm-slim AS base
USER 1
