FROM scratch
ARG HTTP_PROXY
LABEL a=$HTTP_PROXY b=$http_proxy
