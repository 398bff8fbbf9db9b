FROM debian:bookworm-slim
CMD [ "echo" , "a \u0041 \n \" \\" ]
USER 1
