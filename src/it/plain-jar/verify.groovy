import io.github.dockeroptimize.it.Output

def output = Output.of(basedir)
assert output.layers() == ['dependencies', 'application']
assert output.files('dependencies') == ['/app/lib/slf4j-api-2.0.17.jar', '/app/lib/slf4j-simple-2.0.17.jar']
assert output.files('application') == ['/app/app.jar']
assert output.context() == ['.dockerignore', 'Dockerfile', 'layers/application.tar', 'layers/dependencies.tar']

assert output.instruction('FROM') == 'eclipse-temurin:17-jre'
assert output.instructions('ADD') == ['layers/dependencies.tar /', 'layers/application.tar /']
assert output.instruction('ENTRYPOINT') == '["java", "-jar", "/app/app.jar"]'
assert output.instruction('USER') == '65532:65532'
assert output.instruction('WORKDIR') == '/app'
assert output.instructions('EXPOSE') == []
assert output.instruction('ENV').contains('HOME="/tmp"')
assert output.instruction('ENV').contains('JDK_JAVA_OPTIONS="-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError -Duser.home=/tmp"')

assert output.tar('application') == [
    '0755 0:0 app/',
    '0644 0:0 app/app.jar'
]
assert output.manifest('application', 'app/app.jar').getValue('Class-Path') ==
    'lib/slf4j-api-2.0.17.jar lib/slf4j-simple-2.0.17.jar'

// The same bytes, and the same file times in the context.
assert output.fingerprint() == Output.in(new File(basedir, 'first')).fingerprint()

def said = Output.log(basedir)
assert said.size() <= 20 // ten lines a build
assert said.contains('Build it with: docker build -t plain-jar:1.0 target/docker-optimize/context')
