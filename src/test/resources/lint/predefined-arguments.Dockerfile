FROM --platform=$BUILDPLATFORM debian:bookworm-slim AS build
ARG TARGETOS TARGETARCH
RUN echo $TARGETOS $TARGETARCH
FROM debian:bookworm-slim
LABEL os=$TARGETOS
ARG TARGETPLATFORM
LABEL platform=$TARGETPLATFORM
COPY --from=build /etc/hostname /hostname
