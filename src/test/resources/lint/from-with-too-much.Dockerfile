FROM debian:bookworm-slim base
