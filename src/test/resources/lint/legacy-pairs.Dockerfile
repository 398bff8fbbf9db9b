FROM debian:bookworm-slim
ENV name value of it
LABEL title a title
ENV other=value more="a b" last='c d'
USER 1
