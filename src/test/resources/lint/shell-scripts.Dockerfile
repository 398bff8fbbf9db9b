FROM debian:bookworm-slim
RUN cd /tmp && sudo ls; wget http://example.com; curl http://example.com
RUN echo a | sort
RUN if true; then ssh host; fi
RUN useradd -u 123456 app
RUN ln -sf /bin/bash /bin/sh
RUN true
RUN --network=none true
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN echo $(echo b | sort) '| not a pipe'
USER app
