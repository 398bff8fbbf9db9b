import io.github.dockeroptimize.it.Output

def root = '/usr/local/tomcat/webapps/ROOT'
def output = Output.of(basedir)
assert output.instruction('FROM') == 'tomcat:10.1-jre21'
assert output.layers() == ['dependencies', 'application']
assert output.files('dependencies') == [root + '/WEB-INF/lib/slf4j-api-2.0.17.jar']
assert output.files('application').contains(root + '/WEB-INF/classes/app/Hello.class')
assert output.files('application').contains(root + '/index.html')
assert output.instructions('ENTRYPOINT') == []
assert output.instruction('EXPOSE') == '8080'
assert output.instruction('USER') == '65532:65532'
