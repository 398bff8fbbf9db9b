import io.github.dockeroptimize.it.Output

assert new File(basedir, 'context/notes.txt').exists()
assert Output.error(basedir).contains("context'")
