FROM debian:bookworm-slim
WORKDIR app
STOPSIGNAL SIGNONE
CMD echo
