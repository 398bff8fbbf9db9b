FROM scratch
WORKDIR a
HEALTHCHECK --interval=30 --timeout=3s CMD ["/check"]
