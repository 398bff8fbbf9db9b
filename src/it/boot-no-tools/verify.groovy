import io.github.dockeroptimize.it.Output

def output = Output.of(basedir)
assert output.plan().get('layers').every { it.get('content').asText() == 'files' }
assert output.layers() == ['dependencies', 'spring-boot-loader', 'application']
assert output.instruction('ENTRYPOINT') == '["java", "-cp", "/app", "org.springframework.boot.loader.launch.JarLauncher"]'
assert output.instructions('RUN') == []
assert !output.allFiles().any { it =~ /(jarmode|devtools)[^\/]*\.jar$/ }
