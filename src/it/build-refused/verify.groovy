def log = new File(basedir, 'build.log').text
assert log.contains("'compression' is 'zstd', but without a container engine layers can only be compressed with 'gzip'")
assert log.contains("'contents' is 'sources', but nothing is compiled without a container engine")
assert log.count("use 'mvn docker-optimize:generate' and 'docker") == 1
assert log.contains('Skipped: docker-optimize.skip is set')
assert !new File(basedir, 'target/docker-optimize/image.tar').exists()
assert !new File(basedir, 'target/docker-optimize/image.json').exists()
