FROM debian:bookworm-slim
ONBUILD RUN apt-get install curl
ONBUILD WORKDIR app
ONBUILD CMD echo
USER 1
