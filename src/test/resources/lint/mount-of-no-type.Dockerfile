FROM debian:bookworm-slim
WORKDIR work
RUN --mount=type=caches,target=/root/.m2 mvn package
