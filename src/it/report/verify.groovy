import groovy.json.JsonSlurper

def reports = (1..3).collect { new File(basedir, "app/reports/$it") }
def json = new JsonSlurper().parse(new File(reports[0], 'report.json'))
def log = new File(basedir, 'build.log').text

assert json.schemaVersion == 1
assert json.image == 'app:1.0'
assert json.layers*.name == ['dependencies', 'application']
assert json.layers[0].largestFiles*.coordinates as Set == ['org.slf4j:slf4j-api:2.0.17', 'org.yaml:snakeyaml:2.5'] as Set
assert json.compressedBytes == json.layers*.compressedBytes.sum()

// the files are what the class path has
def jars = json.layers[0].largestFiles*.bytes.sum()
assert json.layers[0].bytes == jars
def cost = { id -> json.changes.find { it.id == id }.pushedBytes }
assert cost('one-class').plan == json.layers[1].compressedBytes
assert cost('dependency-mean').plan == json.compressedBytes
assert cost('dependency-mean').naive > json.compressedBytes
assert json.images*.id == ['naive', 'dependencyLayers-1', 'plan']
assert json.variants.collectEntries { [it.id, it.sameAs] } == ['naive': null, 'dependencyLayers-1': 'plan', 'plan': null,
        'dependencyLayers-5': null, 'dependencyLayers-10': 'dependencyLayers-5', 'dependencyLayers-20': 'dependencyLayers-5']
assert json.changes.every { it.pushedBytes.keySet() == json.variants*.id as Set }
assert json.planned.efficiency == 1 && json.planned.unwanted == [] && json.built == null
assert json.images[0].base.unknown == 'docker-optimize.askRegistries is off'

// nothing of this machine, and the same again
def page = new File(reports[0], 'report.html').text
assert page.contains('org.yaml:snakeyaml:2.5')
for (text in [page, new File(reports[0], 'report.json').text]) {
    assert !text.contains(basedir.path)
}
for (name in ['report.json', 'report.html']) {
    assert new File(reports[0], name).bytes == new File(reports[1], name).bytes
}
def split = new JsonSlurper().parse(new File(reports[2], 'report.json'))
assert split.images*.id.last() == 'plan'

// the terminal
assert log.contains("[INFO] jar with a class path of 2 'target/app-1.0.jar' on eclipse-temurin:17-jre")
def start = log.indexOf('[INFO] jar with a class path of 2')
assert log.substring(start, log.indexOf('[INFO] Wrote ', start)).readLines().every { it.length() <= 100 && !it.contains('\u001b') }
assert log.contains('[INFO] Skipped: front is compiled in the container, so there is nothing to report before its image is built')
assert !new File(basedir, 'front/reports').exists()

assert log.contains('[INFO] Skipped: lib has no main class, and other modules use it')

// what the two images cost together, once, after the last of them
def fleet = { new JsonSlurper().parse(new File(basedir, "reports/$it/fleet.json")) }
def together = fleet(5)
assert together.modules*.module == ['app', 'twin']
assert together.layers.find { it.modules == ['app', 'twin'] }.name == 'dependencies'
def modules = ['app', 'twin'].collect { new JsonSlurper().parse(new File(basedir, "$it/reports/5/report.json")) }
assert together.sharedBytes == modules[0].layers[0].compressedBytes
assert together.uniqueBytes == together.sharedBytes + modules.sum { it.layers.drop(1)*.compressedBytes.sum() }
assert together.compressedBytes == modules.sum { it.compressedBytes }
assert together.advice == []
def wrote = { line -> line.contains('[INFO] Wrote ') && line.endsWith('fleet.html and fleet.json') }
assert log.readLines().count(wrote) == 4
assert log.readLines().findAll(wrote).every { it =~ /reports.[135].fleet.html/ }
assert new File(basedir, 'reports/5/fleet.html').text.contains('What the images cost in total')
// of the module that wasn't built, the report of the build before it
assert fleet(1).notes == ['From an earlier build: twin']
assert fleet(1).modules*.module == ['app', 'twin']
assert fleet(3).notes == []
