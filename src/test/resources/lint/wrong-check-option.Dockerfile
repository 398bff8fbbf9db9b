# check=omit=FromAsCasing
FROM debian:bookworm-slim as Build
