import io.github.dockeroptimize.it.Output

assert Output.log(basedir).any { it.startsWith('Skipped') }
assert !new File(basedir, 'target/docker-optimize').exists()
