import io.github.dockeroptimize.it.Output

def help = new File(basedir, 'build.log').text
for (parameter in ['arguments', 'baseImage', 'classifier', 'contents', 'dialect', 'entrypoint', 'environment', 'image',
        'jvmFlags', 'labels', 'layout', 'mainClass', 'outputDirectory', 'platforms', 'ports', 'skip', 'user',
        'workingDirectory']) {
    assert help =~ /(?m)^ +$parameter\b/
}
assert help.contains('User property: docker-optimize.baseImage')
