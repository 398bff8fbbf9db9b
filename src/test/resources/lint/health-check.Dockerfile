FROM debian:bookworm-slim
HEALTHCHECK --interval=5s --timeout=3s CMD curl -f http://localhost/
HEALTHCHECK NONE
HEALTHCHECK CMD ["true"]
