import io.github.dockeroptimize.it.Output

def output = Output.of(basedir)
assert output.layers() == ['application']
assert output.files('application') == ['/app/app.jar']
assert output.manifest('application', 'app/app.jar').getValue('Main-Class') == 'app.Main'
assert output.plan().get('archive').asText() == 'target/uber-shade-1.0.jar'
assert Output.log(basedir).any { it.contains('split') }
