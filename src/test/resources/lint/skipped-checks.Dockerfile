# check=skip=StageNameCasing,JSONArgsRecommended
FROM debian:bookworm-slim as Build
CMD echo
