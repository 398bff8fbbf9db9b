FROM debian:bookworm-slim AS one
FROM debian:bookworm-slim
ARG STAGE=one
COPY --from=$STAGE /a /a
