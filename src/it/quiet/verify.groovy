import io.github.dockeroptimize.it.Output

assert new File(basedir, 'target/docker-optimize/plan.json').exists()
assert !new File(basedir, 'build.log').text.contains('[INFO]')
assert !new File(basedir, 'build.log').text.contains('docker build')
