def log = new File(basedir, 'build.log').text
def runs = log.split(/\[INFO\] Scanning for projects\.\.\./)
assert runs.size() == 6

// what 'generate' makes keeps the rules that are in force by default
assert runs[2].contains('BUILD SUCCESS')
assert runs[2].contains('[INFO] Passed: minEfficiency, forbiddenFiles, requireNonRoot, dockerfile, lint')
assert !(runs[2] =~ /\[WARNING\] (?:Not checked|\w+:)/)
// a module without an image is linted, and that is all
assert runs[2] =~ /(?s)packaging 'pom' produces nothing that can be run\s+\[INFO\] Passed: lint\R/

def broken = { module -> runs[3].substring(runs[3].lastIndexOf("Rules violated by '$module':")) }
assert broken('app').contains("maxApplicationLayerSize: the limit of 100 B compressed is exceeded by layer 'application' with ")
assert broken('app').contains("requireNonRoot: the image runs as user '0', but a user id above 0 is required; set <user>65532:65532</user>")
assert broken('app') =~ /(?s)lint: 'app.docker.Dockerfile' has 1 finding of severity info or worse:.{1,20}app.docker.Dockerfile:2: DL3066: /
assert runs[3].contains("[WARNING] requirePinnedBase: the base image is 'eclipse-temurin:17-jre', but a digest is required")
assert runs[3].contains("[WARNING] Not checked: maxImageSize: the size of the base image 'eclipse-temurin:17-jre' is unknown: docker-optimize.askRegistries is off")

// the committed Dockerfile of the module that is compiled in the container
assert broken('front') =~ /(?s)dockerfile: 'front.Dockerfile' is out of date.*run docker-optimize:generate and commit it.*-USER 65532:65532\R.{0,10}\+USER 0\R/
assert new File(basedir, 'front/Dockerfile').text.contains('USER 65532:65532')

assert runs[4].contains("'rules' has 'maxImagesize', but there is no such rule; the rules are maxImageSize, ")

// a module that is compiled in the container may have its Dockerfile elsewhere, too
assert runs[5] =~ /'committedDockerfile' is '.*none', which is not a file; run docker-optimize:generate/
