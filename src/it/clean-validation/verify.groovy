import io.github.dockeroptimize.it.Output

def log = new File(basedir, 'build.log').text
assert log.contains('BUILD SUCCESS')
assert !log.contains('validation issues')
assert !log.readLines().any { it.startsWith('[WARNING]') && it.contains('docker-optimize') } // unknown or deprecated parameters
