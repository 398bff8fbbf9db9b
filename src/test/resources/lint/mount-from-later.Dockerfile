FROM debian:bookworm-slim
RUN --mount=from=tools,target=/tools /tools/run
FROM debian:bookworm-slim AS tools
FROM scratch
