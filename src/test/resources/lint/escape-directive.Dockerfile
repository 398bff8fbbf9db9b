# escape=`
FROM debian:bookworm-slim
RUN echo one `
    two
ENV FOLDER=C:\dir\
LABEL where="a`"b"
USER 1
