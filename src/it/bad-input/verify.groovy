import io.github.dockeroptimize.it.Output

def expected = [
    user: ["'user' is 'app'", 'must be numeric', '-Ddocker-optimize.user=65532:65532'],
    'user-too-high': ["'2147483648'", '2147483647'],
    port: ["'70000'", 'from 1 to 65535'],
    platform: ["'lniux/amd64'", 'operating system'],
    dialect: ["'dialect' is 'docker'", "'portable', 'buildkit'"],
    layout: ["'layout' is 'flat'", "'launcher', 'thin'"],
    contents: ["'contents' is 'fat'", "'auto', 'archive', 'layers'"],
    'main-class': ["'app.Missing'", "'target/main-class-1.0.jar'"],
    'output-directory': ["pom.xml'", 'is a file', '-Ddocker-optimize.outputDirectory'],
    'line-break': ["'GREETING'", 'line break'],
    'working-directory': ["'workingDirectory' is 'app'"],
    image: ["'image' is 'Team/App'"],
]

for (module in expected.keySet()) {
    def error = Output.error(basedir, module)
    for (part in expected[module]) {
        assert error.contains(part)
    }
    assert !new File(basedir, "$module/target/docker-optimize").exists()
}
