# A build in two stages.

ARG RELEASE=bookworm-slim

FROM debian:${RELEASE} AS tools
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN echo tools | sort > /tools

FROM debian:${RELEASE} AS middle
COPY --from=tools /tools /tools

FROM middle
ARG RELEASE
LABEL release="$RELEASE"
COPY --from=0 /tools /again
CMD ["cat", "/tools"]
