FROM debian:bookworm-slim
WORKDIR app
EXPOSE 80/http
CMD echo
