FROM scratch
RUN --mount=type=cache,target=/cache/$NAME true
ARG NAME
RUN --mount=type=cache,target=/cache/$NAME,sharing=locked echo two
USER 1
