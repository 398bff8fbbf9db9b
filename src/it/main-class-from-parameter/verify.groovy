import io.github.dockeroptimize.it.Output

def output = Output.of(basedir)
assert output.instruction('ENTRYPOINT') == '["java", "-jar", "/app/app.jar"]'
assert output.manifest('application', 'app/app.jar').getValue('Main-Class') == 'app.Second'
