def dockerfile = new File(basedir, 'Dockerfile').text
assert dockerfile.contains("The image of the module 'app'")
assert dockerfile.contains('FROM --platform=$BUILDPLATFORM maven:3.9-eclipse-temurin-17 AS build')
assert dockerfile.readLines().findAll { it.startsWith('COPY ') && !it.contains('--from') } == [
    'COPY app/pom.xml /src/app/pom.xml',
    'COPY lib/pom.xml /src/lib/pom.xml',
    'COPY pom.xml /src/pom.xml',
    'COPY app/src /src/app/src',
    'COPY lib/src /src/lib/src',
]
assert new File(basedir, 'app.Dockerfile').text == dockerfile
assert new File(basedir, 'app.Dockerfile.dockerignore').text == new File(basedir, '.dockerignore').text
assert !new File(basedir, 'lib/Dockerfile').exists()

def log = new File(basedir, 'build.log').text
assert log.contains('Skipped: lib has nothing to start')
assert log.contains("no source file of 'lib' has a main method; set <mainClass>")
assert log.contains("'pom.xml' in '${basedir.name}' wasn't written by this plugin and is left unchanged")
assert new File(basedir, 'pom.xml').text.contains('<modules>')
