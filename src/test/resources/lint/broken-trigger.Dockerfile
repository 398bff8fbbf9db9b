FROM scratch AS base
ONBUILD COPY sources
WORKDIR a
FROM base
WORKDIR /b
