import io.github.dockeroptimize.it.Output

assert Output.log(basedir).any { it.startsWith('Skipped') && it.contains("'pom'") }
assert !new File(basedir, 'target/docker-optimize').exists()
