# check=skip=all
# escape=\
# check=error=true
FROM scratch
WORKDIR a
