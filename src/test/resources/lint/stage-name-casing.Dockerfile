FROM debian:bookworm-slim AS Build
RUN true

FROM debian:bookworm-slim AS run-Time
COPY --from=build /etc/hostname /hostname
