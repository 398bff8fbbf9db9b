FROM debian:bookworm-slim AS base
WORKDIR /app
WORKDIR lib
FROM base
WORKDIR more
FROM eclipse-temurin:17-jre
WORKDIR else
