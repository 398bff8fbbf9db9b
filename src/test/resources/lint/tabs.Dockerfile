	FROM	debian:bookworm-slim	AS	base
	 	RUN	true
	ENV	name	value
