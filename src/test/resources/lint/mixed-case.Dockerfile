FROM debian:bookworm-slim
Run true
copy a /a
USER 1000
CMD ["true"]
