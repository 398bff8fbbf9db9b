FROM debian:bookworm-slim as Base
RUN echo one \
    two

CMD echo
