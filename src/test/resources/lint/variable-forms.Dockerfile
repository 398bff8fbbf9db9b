ARG NAME=scratch-x
FROM ${NAME%-x} AS one
ARG V=a.b.c
LABEL a=${V#*.} b=${V##*.} c=${V%.*} d=${V%%.*} e=${V/./-} f=${V//./-} g=${V:+set} h=${W:+set} i=${V:-x} j=${W-x}
USER 1
