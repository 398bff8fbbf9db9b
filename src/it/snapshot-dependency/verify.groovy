import io.github.dockeroptimize.it.Output

def output = Output.of(basedir)
assert output.layers() == ['snapshot-dependencies', 'application']
assert output.files('snapshot-dependencies') == ['/app/lib/clock-1-SNAPSHOT.jar']
