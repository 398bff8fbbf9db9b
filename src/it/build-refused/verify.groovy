def log = new File(basedir, 'build.log').text
assert log.contains("'compression' is 'zstd', but 'format' is 'docker', which has no layers of that kind")
assert log.contains("'contents' is 'sources', but nothing is compiled without a container engine")
assert log.contains("run docker-optimize:generate and 'docker build'")
assert log.contains('Skipped: docker-optimize.skip is set')
assert !new File(basedir, 'target/docker-optimize/image.tar').exists()
assert !new File(basedir, 'target/docker-optimize/image.json').exists()
