import io.github.dockeroptimize.it.Output

def lock = new File(basedir, 'docker-optimize.lock').text
def log = new File(basedir, 'build.log').text
def a = (1..7).collectEntries { [it, new File(basedir, "app-a/plans/$it")] }
def layers = { Output.in(a[it]).layers().findAll { it.startsWith('dependencies') } }

assert lock.readLines().findAll { it && !it.startsWith('#') } == [
    'layer org.yaml', 'layer org.slf4j', 'layer org.ow2.asm',
    'org.jspecify:jspecify org.ow2.asm',
    'org.ow2.asm:asm org.ow2.asm',
    'org.slf4j:slf4j-api org.slf4j',
    'org.yaml:snakeyaml org.yaml']
assert log.contains('Wrote docker-optimize.lock, 3 dependencies of 2 modules in 3 layers; commit it')
assert log.contains('Added: org.jspecify:jspecify')
assert log.contains('A registry stores ')

def expected = ['dependencies-org.yaml', 'dependencies-org.slf4j', 'dependencies-org.ow2.asm']
for (run in 1..5) {
    assert layers(run) == expected
}
for (run in 2..4) {
    assert Output.in(a[run]).fingerprint() == Output.in(a[1]).fingerprint()
}
assert Output.in(a[5]).files('dependencies-org.yaml') == ['/app/lib/snakeyaml-2.4.jar']

// both modules have the same bytes in the layers that they share
def b = new File(basedir, 'app-b/plans/1')
for (name in expected[0..1]) {
    def path = "context/layers/${name}.tar"
    assert new File(a[1], path).bytes == new File(b, path).bytes
    assert new File(a[1], path).bytes == new File(a[6], path).bytes
}
assert Output.in(b).layers() == expected[0..1] + ['project-dependencies', 'application']

// one warning, which says what to do
assert layers(6) == expected + ['dependencies-unlocked']
assert log.readLines().count {
    it == "[WARNING] docker-optimize.lock doesn't have jspecify-1.0.0.jar, which gets a separate layer; " +
        "run 'mvn docker-optimize:lock' at the root of the reactor"
} == 1
assert layers(7) == expected
