FROM debian:bookworm-slim
RUN cat <<'EOF' > /Dockerfile
FROM busybox
maintainer nobody
CMD echo
EOF
USER 1
