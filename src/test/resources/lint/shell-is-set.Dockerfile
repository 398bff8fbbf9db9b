FROM debian:bookworm-slim
SHELL ["/bin/bash", "-c"]
CMD echo one
FROM debian:bookworm-slim
CMD echo two
