import io.github.dockeroptimize.it.Output

def output = Output.of(basedir)

def labels = output.instruction('LABEL')
assert labels.contains($/org.opencontainers.image.title="\"Quoted\" 'name' costs \$$5 \\ \$${no.such} naïve 日本"/$)
assert labels.contains($/org.opencontainers.image.description="First line \"quoted\" \$$PATH second line \\n `id` #{x}"/$)
assert labels.contains($/org.opencontainers.image.vendor="Müller & Söhne \"GmbH\" \\"/$)
assert labels.contains($/quotes="a \"b\" 'c'"/$)
assert labels.contains($/dollars="\$$PATH"/$)
assert labels.contains($/backslashes="C:\\dir\\"/$)

def environment = output.instruction('ENV')
assert environment.contains($/QUOTES="a \"b\" 'c'"/$)
assert environment.contains($/DOLLARS="\$$PATH \$$5"/$)
assert environment.contains($/BACKSLASHES="C:\\dir\\"/$)
assert environment.contains('EMPTY=""')

assert output.instruction('CMD') == $/["say \"hi\"", "$$HOME \\ é"]/$
assert output.plan().at('/config/labels').get('org.opencontainers.image.title').asText() ==
    $/"Quoted" 'name' costs $$5 \ $${no.such} naïve 日本/$
