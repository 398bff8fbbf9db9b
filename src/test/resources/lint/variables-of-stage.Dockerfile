FROM debian:bookworm-slim AS base
ENV FOLDER=/app
ARG INSIDE=x
FROM base
WORKDIR $FOLDER
LABEL inside=$INSIDE outside=$OUTSIDE
FROM debian:bookworm-slim
WORKDIR /a/$FOLDER
