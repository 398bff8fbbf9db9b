import io.github.dockeroptimize.it.Output

def output = Output.of(basedir)
assert output.plan().get('archive').asText() == 'target/boot-classifier-1.0-exec.jar'
assert output.layers() == ['dependencies', 'spring-boot-loader', 'application']
assert output.instruction('ENTRYPOINT') == '["java", "-cp", "/app", "org.springframework.boot.loader.launch.JarLauncher"]'
assert !output.allFiles().any { it =~ /(jarmode|devtools)[^\/]*\.jar$/ }

// The same from the goal alone, where Maven knows of no attached archive.
assert output.fingerprint() == Output.in(new File(basedir, 'first')).fingerprint()
