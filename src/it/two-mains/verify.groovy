import io.github.dockeroptimize.it.Output

def error = Output.error(basedir)
assert error.contains("'app.First', 'app.Second'")
assert error.contains('-Ddocker-optimize.mainClass')
