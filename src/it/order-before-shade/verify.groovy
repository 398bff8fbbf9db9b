import io.github.dockeroptimize.it.Output

assert Output.error(basedir).contains("'maven-shade-plugin:shade' finishes the archive after")
assert !new File(basedir, 'target/docker-optimize').exists()
