# check=skip=all
FROM debian:bookworm-slim as Build
MAINTAINER me
