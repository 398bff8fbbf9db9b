import io.github.dockeroptimize.it.Output

assert Output.error(basedir).contains("'spring-boot-maven-plugin:repackage' finishes the archive after")
assert !new File(basedir, 'target/docker-optimize').exists()
