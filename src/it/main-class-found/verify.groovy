import io.github.dockeroptimize.it.Output

assert Output.of(basedir).manifest('application', 'app/app.jar').getValue('Main-Class') == 'app.Main'
