import io.github.dockeroptimize.it.Output

def output = Output.in(new File(basedir, 'target/image'))
assert output.instructions('FROM').last() == 'amazoncorretto:21'
assert output.instruction('USER') == '1000:2000'
assert output.instruction('WORKDIR') == '/srv/service'
assert output.instruction('EXPOSE') == '8080 53/udp 9000-9010'
assert output.instruction('ENTRYPOINT') == '["java", "-Xss512k", "-Dgreeting=hello world", "-jar", "/srv/service/app.jar"]'
assert output.instruction('CMD') == '["--verbose", "two words"]'
assert output.instruction('ENV').contains('LOG_LEVEL="debug"')
assert output.instruction('ENV').contains('GREETING="say \\"hi\\" for \\$5 \\\\o/"')
assert output.instruction('LABEL').contains('team="payments"')
assert output.instruction('LABEL').contains('org.opencontainers.image.title="Payments"')
assert output.dockerfile().contains('--link') // dialect
assert output.plan().get('image').asText() == 'registry.example.com/team/app:2.0'
assert output.plan().get('contents').asText() == 'layers'
assert output.files('application') == ['/srv/service/app.jar']
assert output.manifest('application', 'srv/service/app.jar').getValue('Main-Class') == 'app.Second'

assert Output.of(basedir).instruction('ENTRYPOINT') == '["/bin/tool"]'
assert Output.error(basedir).contains("'classifier' is 'nosuch'")
