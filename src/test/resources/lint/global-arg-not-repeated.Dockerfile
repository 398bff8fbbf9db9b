ARG VERSION=1
FROM debian:bookworm-slim
LABEL version=$VERSION
ARG VERSION
LABEL version=${VERSION}
