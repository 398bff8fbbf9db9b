FROM debian:bookworm-slim
RUN <<EOF
apt-get update
apt-get install -y curl
EOF
RUN python3 <<EOF > /out
print("cd")
EOF
USER 1
