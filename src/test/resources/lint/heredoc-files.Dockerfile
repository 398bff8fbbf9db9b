FROM scratch
COPY <<one <<-"two" /files/
hello $NAME
one
	not $EXPANDED
	two
ADD --chmod=755 <<EOF /run.sh
#!/bin/sh
EOF
USER 1
