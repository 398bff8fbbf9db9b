FROM debian:bookworm-slim
run true
