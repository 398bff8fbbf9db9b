import io.github.dockeroptimize.it.Output

def output = Output.of(basedir)
assert output.layers() == ['dependencies', 'spring-boot-loader', 'application']
assert output.instruction('ENTRYPOINT') == '["java", "-cp", "/app", "org.springframework.boot.loader.launch.PropertiesLauncher"]'
assert !output.allFiles().any { it =~ /(jarmode|devtools)[^\/]*\.jar$/ }
