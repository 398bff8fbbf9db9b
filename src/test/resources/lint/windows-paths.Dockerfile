FROM debian:bookworm-slim
WORKDIR "/quoted dir"
COPY ["a b", "c/"]
COPY a "relative"
USER 1
