FROM debian:bookworm-slim
RUN echo one \

    two \
    # a comment is fine

    three
COPY a \
  /a
