FROM debian:bookworm-slim
RUN set -eux; \
# in the middle
    echo one; \
    # indented
    echo two
USER 1
