import io.github.dockeroptimize.it.Output

assert Output.error(basedir).contains("'target/library-without-main-1.0.jar' has no main class")
assert !new File(basedir, 'target/docker-optimize').exists()
