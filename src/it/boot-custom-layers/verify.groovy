import io.github.dockeroptimize.it.Output

def output = Output.of(basedir)
assert output.layers() == ['loader', 'spring', 'libraries', 'own-code']
assert output.instructions('COPY').drop(1) == [
    '--from=extract /extract/root/loader/ /',
    '--from=extract /extract/root/spring/ /',
    '--from=extract /extract/root/libraries/ /',
    '--from=extract /extract/root/own-code/ /'
]
assert output.files('spring').every { it.startsWith('/app/BOOT-INF/lib/spring-') }
assert output.files('own-code').contains('/app/BOOT-INF/classes/app/Main.class')
assert output.instruction('ENTRYPOINT') == '["java", "-cp", "/app", "org.springframework.boot.loader.launch.JarLauncher"]'

// Both are in the archive, and in no layer.
assert output.instruction('RUN') =~ /rm layers\/\S+spring-boot-devtools/
assert output.instruction('RUN') =~ /rm layers\/\S+spring-boot-jarmode-tools/
assert !output.allFiles().any { it =~ /(jarmode|devtools)[^\/]*\.jar$/ }
