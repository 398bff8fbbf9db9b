FROM scratch
HEALTHCHECK --interval=1m30s --timeout=.5s --start-period=0 --start-interval=1ms --retries=+3 CMD ["/check"]
WORKDIR a
