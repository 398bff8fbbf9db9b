import io.github.dockeroptimize.it.Output

def outputs = (1..3).collect { Output.in(new File(basedir, "app/plans/$it")) }
assert outputs[0].layers() == ['project-dependencies', 'application']
for (other in outputs) {
    assert other.fingerprint() == outputs[0].fingerprint()
}
