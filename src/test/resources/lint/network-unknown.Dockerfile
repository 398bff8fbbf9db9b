FROM scratch
WORKDIR a
RUN --network=bridge make
