#!/usr/bin/env -S docker build -f
# check=skip=WorkdirRelativePath
FROM scratch
WORKDIR a
ENV b c
