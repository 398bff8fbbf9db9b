FROM debian:bookworm-slim
WORKDIR work
ARG TOOLS
RUN --mount=from=$TOOLS,target=/tools /tools/run
