# a comment
# check=skip=all
ARG TAG=bookworm-slim
FROM debian:bookworm-slim as build
USER 1
