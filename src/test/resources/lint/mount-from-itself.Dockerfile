FROM debian:bookworm-slim AS tools
RUN --mount=from=tools,target=/tools /tools/run
