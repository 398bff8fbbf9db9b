FROM debian:bookworm-slim
LABEL Title="upper" a..b=1 com.docker.x=2 -c=3 good.name-1/x=4
LABEL "quoted"="fine"
