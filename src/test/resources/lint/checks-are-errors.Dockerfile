# check=error=true;skip=FromAsCasing
FROM debian:bookworm-slim as Build
USER 1
