import io.github.dockeroptimize.it.Output

def error = Output.error(basedir)
assert error.contains("'target/command-line-1.0.jar' is not packaged yet")
assert error.contains('mvn package')
assert Output.of(basedir).files('application') == ['/app/app.jar']
