import io.github.dockeroptimize.it.Output

def output = Output.in(new File(basedir, 'target/image'))
assert output.instructions('FROM').last() == 'amazoncorretto:21'
assert output.instruction('USER') == '1000:2000'
assert output.instruction('WORKDIR') == '/srv/service'
assert output.instruction('EXPOSE') == '8080 53/udp 9000-9010'
assert output.instruction('ENTRYPOINT') == '["java", "-javaagent:/opt/agents/byte-buddy-agent-1.17.7.jar=say=hello world", "-Xss512k", "-Dgreeting=hello world", "-jar", "/srv/service/app.jar"]'
assert output.instruction('CMD') == '["--verbose", "two words"]'
assert output.instruction('ENV').contains('LOG_LEVEL="debug"')
assert output.instruction('ENV').contains('GREETING="say \\"hi\\" for \\$5 \\\\o/"')
assert output.instruction('LABEL').contains('team="payments"')
assert output.instruction('LABEL').contains('org.opencontainers.image.title="Payments"')
assert output.instruction('HEALTHCHECK') == '--interval=90s --retries=2 CMD ["test", "-d", "/srv/service"]'
assert output.dockerfile().contains("""
#   --annotation org.opencontainers.image.title=Payments \\
#   --annotation org.opencontainers.image.base.name=docker.io/library/amazoncorretto:21 \\
#   --annotation 'org.example.team=it'\\''s payments'
""")
assert output.plan().get('annotations').get('org.example.team').asText() == "it's payments"
assert output.dockerfile().contains('--link') // dialect
assert output.plan().get('image').asText() == 'registry.example.com/team/app:2.0'
assert output.plan().get('layers').every { it.get('content').asText() == 'files' }
assert output.files('application') == ['/srv/service/app.jar']
assert output.files('files') == ['/opt/sources/app/First.java', '/opt/sources/app/Second.java']
assert output.files('files-2') == ['/usr/share/doc/app/First.java']
assert output.files('agents') == ['/opt/agents/byte-buddy-agent-1.17.7.jar']
assert output.plan().get('layers').find { it.get('name').asText() == 'writable' }.get('entries')
    .any { it.get('path').asText() == '/srv/work' && it.get('owner').asText() == '1000:2000' }
assert output.manifest('application', 'srv/service/app.jar').getValue('Main-Class') == 'app.Second'

assert Output.of(basedir).instruction('ENTRYPOINT') == '["/bin/tool"]'
assert Output.error(basedir).contains("'classifier' is 'nosuch'")
