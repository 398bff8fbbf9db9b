FROM debian:bookworm-slim
RUN apt-get update && apt-get install python3
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl=7.88.1-10 \
 && rm -rf /var/lib/apt/lists/*
RUN --mount=type=cache,target=/var/lib/apt --mount=type=cache,target=/var/cache/apt \
    apt-get update && apt-get install -yqq --no-install-recommends ./local.deb
RUN apt install -y git
USER 1
