import io.github.dockeroptimize.it.Output

assert Output.of(basedir).layers() == ['application']
