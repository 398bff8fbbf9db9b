FROM debian:bookworm-slim
COPY a b /c
COPY a ./
COPY a b.tar.gz /c/
ADD a /a
ADD a.tar.gz /a/
COPY --from=debian:bookworm-slim / /
RUN tar -xzf /c/b.tar.gz
