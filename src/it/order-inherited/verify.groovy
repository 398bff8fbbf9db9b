import io.github.dockeroptimize.it.Output

assert Output.error(basedir, 'above').contains("'maven-shade-plugin:shade' finishes the archive after")
assert Output.of(new File(basedir, 'below')).layers() == ['application']
