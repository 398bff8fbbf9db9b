import io.github.dockeroptimize.it.Output

def outputs = (1..2).collect { Output.in(new File(basedir, "modules/app/plans/$it")) }
assert outputs[0].layers() == ['project-dependencies', 'application']
assert outputs[1].fingerprint() == outputs[0].fingerprint()
