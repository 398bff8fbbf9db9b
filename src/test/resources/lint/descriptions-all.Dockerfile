# check=experimental=all;skip=FromAsCasing
# nothing here
FROM debian:bookworm-slim as base
USER 1
