FROM debian:bookworm-slim
# hadolint ignore=DL3025,DL4003
CMD echo
# hadolint ignore=DL3025
# not in between
CMD echo again
# hadolint global ignore=DL4003
CMD echo third
