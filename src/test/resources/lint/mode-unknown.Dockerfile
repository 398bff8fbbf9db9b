FROM scratch
ARG MODE=u=rwX,go=rX
COPY --chmod=$MODE a /a
COPY --chmod=$UNKNOWN a /b
COPY --chmod=888 a /c
