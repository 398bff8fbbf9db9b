import io.github.dockeroptimize.it.Output

def output = Output.of(basedir)
assert output.layers() == ['application']
assert output.files('application') == ['/app/app.jar']
assert output.manifest('application', 'app/app.jar').getValue('Main-Class') == 'app.Main'
assert output.plan().get('archive').asText() == 'target/uber-assembly-1.0-jar-with-dependencies.jar'
assert Output.log(basedir).any { it.contains('split') }

// The same from the goal alone, where Maven knows of no attached archive.
assert output.fingerprint() == Output.in(new File(basedir, 'first')).fingerprint()
