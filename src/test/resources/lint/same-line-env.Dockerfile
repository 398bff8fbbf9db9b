FROM debian:bookworm-slim
ENV ROOT=/app BIN=$ROOT/bin
ENV PATH=$PATH:$BIN
USER 1
