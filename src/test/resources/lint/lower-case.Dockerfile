from debian:bookworm-slim as base
run true
from base AS later
copy --from=base /etc/hostname /hostname
user 1000
cmd ["true"]
