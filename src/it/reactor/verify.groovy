import io.github.dockeroptimize.it.Output

def outputs = (1..6).collect { Output.in(new File(basedir, "app/plans/$it")) }

def first = outputs[0]
assert first.layers() == ['dependencies', 'project-dependencies', 'application']
assert first.files('project-dependencies') == ['/app/lib/lib-1.0-SNAPSHOT.jar']
assert first.files('dependencies') == ['/app/lib/slf4j-api-2.0.17.jar']

for (other in outputs) {
    assert other.plan() == first.plan()
    assert other.fingerprint() == first.fingerprint()
}
