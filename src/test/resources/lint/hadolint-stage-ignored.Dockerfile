# hadolint stage ignore=DL3025
FROM debian:bookworm-slim
CMD echo
FROM debian:bookworm-slim
CMD echo
