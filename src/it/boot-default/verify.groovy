import io.github.dockeroptimize.it.Output

def output = Output.of(basedir)
assert output.layers() == ['dependencies', 'spring-boot-loader', 'application']
assert output.instruction('ENTRYPOINT') == '["java", "-cp", "/app", "org.springframework.boot.loader.launch.JarLauncher"]'
assert !output.allFiles().any { it =~ /(jarmode|devtools)[^\/]*\.jar$/ }

assert output.context() == ['.dockerignore', 'Dockerfile', 'app.jar']
assert output.instructions('FROM') == ['--platform=$BUILDPLATFORM eclipse-temurin:17-jre AS extract', 'eclipse-temurin:17-jre']
assert output.instructions('COPY') == [
    'app.jar /extract/app.jar',
    '--from=extract /extract/root/dependencies/ /',
    '--from=extract /extract/root/spring-boot-loader/ /',
    '--from=extract /extract/root/application/ /'
]
assert output.instruction('RUN').contains('rm layers/dependencies/BOOT-INF/lib/spring-boot-jarmode-tools-3.5.16.jar')
assert output.instructions('EXPOSE') == [] // not a web application

// The other layout, from the same archive.
def thin = Output.in(new File(basedir, 'thin'))
assert thin.layers() == ['dependencies', 'application']
assert thin.instruction('ENTRYPOINT') == '["java", "-jar", "/app/app.jar"]'
assert thin.manifest('application', 'app/app.jar').getValue('Main-Class') == 'app.Main'
assert thin.files('application') == ['/app/app.jar']
