# check=experimental=CopyIgnoredFile
FROM debian:bookworm-slim
COPY a/b/node_modules/x /1/
COPY node_modules /2/
COPY lib/a.class /3/
COPY lib/sub/a.class /4/
COPY secret.pem /5/
COPY x1 x22 /6/
USER 1
