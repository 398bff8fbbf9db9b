package io.github.dockeroptimize.inspect.python;

import io.github.dockeroptimize.inspect.python.PythonModules.Module;
import java.util.List;
import java.util.regex.Pattern;

/** Recognises servers that are for development only, in commands and in modules. */
final class DevelopmentServers {

    private static final Pattern COMMAND = Pattern.compile(
            "(.* )?(flask( .*)? run|quart( .*)? run|runserver|runserver_plus|fastapi( .*)? dev|litestar( .*)? --debug|adev( .*)?|watchmedo|watchfiles|--reload|--debug)( .*)?");
    private static final Pattern FRAMEWORK = Pattern.compile(
            "(?m)^\\s*(?:from|import)\\s+(?:flask|bottle|dash|quart|apiflask|flask_socketio|connexion|eve)\\b");
    private static final Pattern RUNS = Pattern.compile(
            "(?m)^\\s+(?:\\w+\\.)?(?:run|run_server)\\(|^(?:\\w+\\.)?(?:run|run_server)\\(|\\brunserver\\b");
    private static final Pattern MADE =
            Pattern.compile("(?s)(?:create|make|build|get)_\\w*(?:app|application)\\b.*\\bapp\\w*\\.run\\(");
    private static final Pattern RELOADS = Pattern.compile("\\breload\\s*=\\s*True\\b");
    private static final Pattern OWN_SERVER = Pattern.compile(
            "\\bWSGIServer\\(|\\bwsgi\\.server\\(|\\bbjoern\\.run\\(|\\buvicorn\\.(?:run|Server)\\(|\\bserve\\(|\\bhypercorn\\b");

    private DevelopmentServers() {}

    static boolean isOne(List<String> command) {
        return COMMAND.matcher(String.join(" ", command)).matches();
    }

    /** Whether a module starts one when it is run. */
    static boolean startedBy(Module module) {
        if (OWN_SERVER.matcher(module.text()).find()) {
            return RELOADS.matcher(module.text()).find();
        }
        return (FRAMEWORK.matcher(module.text()).find()
                        && RUNS.matcher(module.text()).find())
                || MADE.matcher(module.text()).find();
    }

    /** Whether a module starts a server that is made for production. */
    static boolean isServer(Module module) {
        return OWN_SERVER.matcher(module.text()).find() && !startedBy(module);
    }
}
