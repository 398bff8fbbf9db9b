# check=experimental=InvalidDefinitionDescription
# what it is
ARG TAG=bookworm-slim
# TAG2 the other
ARG TAG2=x
# base where it begins
FROM debian:${TAG} AS base
# said of nothing
FROM base
# some thing
ARG ONE TWO

# another
#
FROM debian:bookworm-slim AS later
# apart

ARG THREE
USER 1
