FROM scratch
ARG FOLDER
WORKDIR /work
RUN --mount=type=cache,target=.cache --mount=type=bind,source=lib make
FROM scratch
RUN --mount=type=cache,target=$FOLDER --mount=type=bind,source=$LIBRARIES,target=/lib make
