import io.github.dockeroptimize.it.Output

def output = Output.of(basedir)
assert output.layers() == ['dependencies', 'spring-boot-loader', 'application']
assert output.files('dependencies').any { it.startsWith('/app/WEB-INF/lib-provided/tomcat-embed-core-') }
assert output.files('application').contains('/app/WEB-INF/classes/app/Main.class')
assert output.instructions('FROM').last() == 'eclipse-temurin:17-jre' // not Tomcat
assert output.instruction('ENTRYPOINT') == '["java", "-cp", "/app", "org.springframework.boot.loader.launch.WarLauncher"]'
assert output.instruction('EXPOSE') == '9090'
assert !output.allFiles().any { it =~ /(jarmode|devtools)[^\/]*\.jar$/ }
