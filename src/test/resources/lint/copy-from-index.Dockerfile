FROM debian:bookworm-slim
RUN true
FROM debian:bookworm-slim
COPY --from=0 /etc/hostname /hostname
COPY --from=7 /a /a
