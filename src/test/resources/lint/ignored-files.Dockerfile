# check=experimental=CopyIgnoredFile
FROM debian:bookworm-slim
COPY target/app.jar /app.jar
COPY README.md src /here/
ADD .git/config /config
COPY docs/a.md docs/b.txt /docs/
COPY --from=debian:bookworm-slim README.md /
ADD https://example.com/README.md /web/
