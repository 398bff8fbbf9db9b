"""Measures bench/against-jib: see there."""

import collections
import http.client
import http.server
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import threading
import time
import xml.etree.ElementTree
from pathlib import Path

JIB = "com.google.cloud.tools:jib-maven-plugin:3.5.2:build"
BOOT = "3.5.16"
CLASSES = 60
MODULES = 5
STARTERS = "web actuator data-jpa validation".split()

WORK = Path(sys.argv[1])
RUNS = int(os.environ.get("RUNS", "7"))
REGISTRY = os.environ.get("REGISTRY", "localhost:5000")
BASE = os.environ.get("BASE", REGISTRY + "/library/eclipse-temurin:17-jre")
WAR_BASE = os.environ.get("WAR_BASE", REGISTRY + "/library/tomcat:10.1-jre21")
TOOLS = os.environ.get("TOOLS", "jib docker-optimize").split()
ROWS = os.environ.get("ROWS", "")
COUNT = os.environ.get("COUNT", "")
LIST = os.environ.get("LIST", "")
MVN = os.environ.get("MVN", "mvn")

# Name, project, what is done before 'mvn package'
UNCHANGED, CLASS, CLEAN, CHECKOUT = "nothing changed", "one class changed", "mvn clean in between", "fresh checkout"
FIRST, COLD = "first push to an empty repository, warm cache", "first push to an empty repository, cold cache"
TABLE = [
    ("Boot, " + UNCHANGED, "boot", UNCHANGED),
    ("Boot, " + CLASS, "boot", CLASS),
    ("Boot, " + CLEAN, "boot", CLEAN),
    ("Boot, " + CHECKOUT, "boot", CHECKOUT),
    ("WAR, " + UNCHANGED, "war", UNCHANGED),
    ("WAR, " + CLASS, "war", CLASS),
    ("five modules, " + UNCHANGED, "modules", UNCHANGED),
    ("five modules, " + CLASS, "modules", CLASS),
    ("Boot, " + FIRST, "boot", FIRST),
    ("Boot, " + COLD, "boot", COLD),
]
# Where the changed class is
CHANGED = {"boot": "", "war": "", "modules": "module3"}


# The applications


def java(name, value):
    """A class that makes something of a constant; each has another one."""
    return f"""package demo;

import java.util.ArrayList;
import java.util.List;

public class {name} {{
    private final List<String> lines = new ArrayList<>();

    public String value() {{
        return "{value}";
    }}

    public List<String> lines(int count) {{
        for (int i = 0; i < count; i++) {{
            lines.add(value() + " " + i);
        }}
        return lines;
    }}
}}
"""


APP = """package demo;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class App {
    public static void main(String[] arguments) {
        SpringApplication.run(App.class, arguments);
    }
}
"""

WAR_APP = """package demo;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.support.SpringBootServletInitializer;

@SpringBootApplication
public class App extends SpringBootServletInitializer {
    @Override
    protected SpringApplicationBuilder configure(SpringApplicationBuilder builder) {
        return builder.sources(App.class);
    }
}
"""


def dependency(group, artifact, more=""):
    return f"<dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId>{more}</dependency>"


def boot(artifact, more=""):
    return dependency("org.springframework.boot", artifact, more)


def sources(folder, app):
    package = folder / "src/main/java/demo"
    package.mkdir(parents=True)
    (package / "App.java").write_text(app)
    for i in range(CLASSES):
        (package / f"Part{i}.java").write_text(java(f"Part{i}", f"part {i}"))
    (folder / "src/main/resources").mkdir(parents=True)
    (folder / "src/main/resources/application.properties").write_text("spring.application.name=app\n")


def pom(folder, packaging, body):
    # Only a POM can give each module's image its own name
    (folder / "pom.xml").write_text(f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion>
<parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId>
<version>{BOOT}</version><relativePath/></parent>
<groupId>demo</groupId><artifactId>app</artifactId><version>1.0</version><packaging>{packaging}</packaging>
<properties><java.version>17</java.version>
<jib.to.image>${{bench.image}}-${{project.artifactId}}</jib.to.image>
<docker-optimize.image>${{bench.image}}-${{project.artifactId}}</docker-optimize.image></properties>
{body}
</project>
""")


def project(folder, kind):
    folder.mkdir(parents=True)
    libraries = "".join(boot("spring-boot-starter-" + s) for s in STARTERS)
    libraries += dependency("org.postgresql", "postgresql") + dependency("org.flywaydb", "flyway-core")
    libraries += dependency("org.flywaydb", "flyway-database-postgresql")
    repackage = (
        "<build><plugins><plugin><groupId>org.springframework.boot</groupId>"
        "<artifactId>spring-boot-maven-plugin</artifactId></plugin></plugins></build>"
    )
    if kind == "boot":
        pom(folder, "jar", f"<dependencies>{libraries}</dependencies>{repackage}")
        sources(folder, APP)
    elif kind == "war":
        provided = boot("spring-boot-starter-tomcat", "<scope>provided</scope>")
        pom(folder, "war", f"<dependencies>{libraries}{provided}</dependencies>")
        sources(folder, WAR_APP)
    else:
        names = [f"module{i + 1}" for i in range(MODULES)]
        modules = "".join(f"<module>{name}</module>" for name in names)
        pom(folder, "pom", f"<modules>{modules}</modules><dependencies>{libraries}</dependencies>{repackage}")
        for name in names:
            (folder / name).mkdir()
            (folder / name / "pom.xml").write_text(f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion>
<parent><groupId>demo</groupId><artifactId>app</artifactId><version>1.0</version></parent>
<artifactId>{name}</artifactId>
</project>
""")
            sources(folder / name, APP)


def change(folder, kind, stamp):
    # The stamp is new in each run of the script, too: the registry must not have the class's layer from an earlier one
    changed = folder / CHANGED[kind] / "src/main/java/demo/Part7.java"
    changed.write_text(java("Part7", f"changed {stamp}"))


def forget(variant, folder, everything):
    """Removes what a tool knows of earlier pushes, from which it would mount layers; or its caches."""
    if variant == "jib" and everything:
        shutil.rmtree(WORK / "cache-jib", ignore_errors=True)
        shutil.rmtree(folder / "target/jib-cache", ignore_errors=True)
    if variant == "docker-optimize":
        for found in (WORK / "cache-docker-optimize").glob("*" if everything else "*/builds"):
            shutil.rmtree(found)


# The builds


def ours():
    version = xml.etree.ElementTree.parse("pom.xml").findtext("{http://maven.apache.org/POM/4.0.0}version")
    return f"io.github.dockeroptimize:docker-optimize-maven-plugin:{version}:build"


def options(variant, kind, registry, repository=""):
    """The goal and what it is told; caches are each tool's own, Jib's application cache is in target as it is by default."""
    base = WAR_BASE if kind == "war" else BASE
    if base.startswith(REGISTRY + "/"):
        base = registry + base[len(REGISTRY) :]
    image = f"-Dbench.image={registry}/against-jib/{variant}-{kind}{repository}"
    if variant == "jib":
        result = [
            JIB,
            image,
            "-Djib.from.image=" + base,
            "-Djib.allowInsecureRegistries=true",
            "-Djib.disableUpdateChecks=true",
            "-Djib.console=plain",
            f"-Djib.baseImageCache={WORK / 'cache-jib'}",
        ]
        if kind == "war":
            result += ["-Djib.container.appRoot=/usr/local/tomcat/webapps/ROOT", "-Djib.container.entrypoint=INHERIT"]
        return result
    if variant == "docker-optimize":
        return [
            ours(),
            image,
            "-Ddocker-optimize.destination=registry",
            "-Ddocker-optimize.baseImage=" + base,
            "-Ddocker-optimize.allowInsecureRegistries=true",
            f"-Ddocker-optimize.cacheDirectory={WORK / 'cache-docker-optimize'}",
        ]
    return []


def maven(folder, goals):
    """CPU and wall seconds of one Maven process and all that it starts."""
    command = [MVN, "-B", "-q", "-ntp", "-nsu", *goals]
    with open(WORK / "log", "w+b") as log:
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            log.seek(0)
            sys.exit(f"failed in {folder}: {' '.join(command)}\n{log.read().decode(errors='replace')}")
    return usage.ru_utime + usage.ru_stime, wall


def build(variant, kind, action, stamp, registry=REGISTRY):
    """Does one row's build of one variant, in that variant's copy of the project; only Maven is timed."""
    folder = WORK / kind / variant
    if not folder.exists():
        project(folder, kind)
    new = action in (FIRST, COLD)
    goals = ["package", *options(variant, kind, registry, f"-{stamp}" if new else "")]
    if new:
        forget(variant, folder, action == COLD)
    if action == CHECKOUT:
        checkout = WORK / "checkouts" / f"{variant}-{stamp}"
        shutil.copytree(folder, checkout, ignore=shutil.ignore_patterns("target"))
        try:
            return maven(checkout, goals)
        finally:
            shutil.rmtree(checkout)
    if action == CLASS:
        change(folder, kind, stamp)
    if action == CLEAN:
        goals.insert(0, "clean")
    return maven(folder, goals)


# Requests and bytes


class Counter(http.server.ThreadingHTTPServer):
    """A reverse proxy in front of the registry that notes each request and the bytes of its body."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("localhost", 0), Forward)
        self.lock = threading.Lock()
        self.reset()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def reset(self):
        self.requests, self.bytes, self.tls = [], 0, 0

    def note(self, method, path, size):
        with self.lock:
            self.requests.append((method, path, size))
            self.bytes += size

    def summary(self):
        methods = collections.Counter(method for method, _, _ in self.requests)
        text = str(len(self.requests))
        if methods:
            text += " (" + ", ".join(f"{count} {method}" for method, count in sorted(methods.items())) + ")"
        if self.tls:
            text += f" and {self.tls} attempts with TLS"
        return text

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Forward(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    hop_by_hop = {"connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "expect"}

    def setup(self):
        super().setup()
        self.registry = http.client.HTTPConnection(REGISTRY, timeout=120)

    def handle(self):
        if self.connection.recv(1, socket.MSG_PEEK) == b"\x16":
            # A client that tries HTTPS first; answered as Go's server does, so that it tries HTTP next
            with self.server.lock:
                self.server.tls += 1
            self.connection.recv(65536)
            self.wfile.write(b"HTTP/1.0 400 Bad Request\r\n\r\nClient sent a TLS request to an HTTP server.\n")
            return
        super().handle()

    def finish(self):
        self.registry.close()
        super().finish()

    def body(self):
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            while size := int(self.rfile.readline().split(b";")[0], 16):
                yield self.rfile.read(size)
                self.rfile.readline()
            while self.rfile.readline().strip():
                pass
        else:
            left = int(self.headers.get("Content-Length") or 0)
            while left:
                block = self.rfile.read(min(left, 65536))
                if not block:
                    raise ConnectionResetError
                left -= len(block)
                yield block

    def forward(self):
        chunked = self.headers.get("Transfer-Encoding", "").lower() == "chunked"
        self.registry.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
        for name, value in self.headers.items():
            if name.lower() not in self.hop_by_hop:
                self.registry.putheader(name, value)
        if chunked:
            self.registry.putheader("Transfer-Encoding", "chunked")
        self.registry.endheaders()
        received = 0
        for block in self.body():
            received += len(block)
            self.registry.send(b"%x\r\n%b\r\n" % (len(block), block) if chunked else block)
        if chunked:
            self.registry.send(b"0\r\n\r\n")
        # Before the answer: who waits for the answer finds it noted
        self.server.note(self.command, self.path, received)
        self.answer(self.registry.getresponse())

    def answer(self, response):
        self.send_response_only(response.status, response.reason)
        for name, value in response.getheaders():
            if name.lower() not in self.hop_by_hop:
                self.send_header(name, value)
        empty = self.command == "HEAD" or response.status in (204, 304)
        chunked = not empty and response.getheader("Content-Length") is None
        if chunked:
            self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        while block := response.read(65536):
            self.wfile.write(b"%x\r\n%b\r\n" % (len(block), block) if chunked else block)
        if chunked:
            self.wfile.write(b"0\r\n\r\n")
        self.wfile.flush()

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = forward

    def log_message(self, *arguments):
        pass


def count(rows):
    counter = Counter()
    registry = f"localhost:{counter.server_port}"
    print("\n| row | " + " | ".join(f"{tool}: requests | bytes the registry received" for tool in TOOLS) + " |")
    print("|---|" + "---|---|" * len(TOOLS))
    warm = set()
    lists = []
    for name, kind, action in rows:
        cells = []
        for tool in TOOLS:
            if (tool, kind) not in warm:
                build(tool, kind, UNCHANGED, time.time_ns(), registry)
                warm.add((tool, kind))
            counter.reset()
            build(tool, kind, action, time.time_ns(), registry)
            cells.append(f"{counter.summary()} | {counter.bytes}")
            lists.append((name, tool, counter.requests))
        print(f"| {name} | {' | '.join(cells)} |", flush=True)
    counter.shutdown()
    if LIST:
        for name, tool, requests in lists:
            print(f"\n{tool}, {name}:\n")
            for method, path, size in requests:
                short = re.sub(r"(sha256(?::|%3A)[0-9a-f]{12})[0-9a-f]*", r"\1", path)
                print(f"    {method} {re.sub(r'[?]_state=.*', '?_state', short)}" + (f" {size} bytes" if size else ""))


# Times


def measure(rows):
    print("CPU and wall seconds; package: the median, tools: the median of what they add to it")
    print("\n| row | package: CPU | wall |", *(f"{tool}: CPU | wall |" for tool in TOOLS), end="")
    both = {"jib", "docker-optimize"} <= set(TOOLS)
    print(" docker-optimize/jib: CPU | wall |" if both else "")
    print("|---|---|---|" + "---|---|" * (len(TOOLS) + both))
    variants = ["package", *TOOLS]
    for name, kind, action in rows:
        took = {variant: [] for variant in variants}
        for run in range(RUNS + 1):
            stamp = time.time_ns()
            # Each repetition begins with another variant; the first one, which resolves and fills caches, isn't counted
            for i in range(len(variants)):
                variant = variants[(run + i) % len(variants)]
                result = build(variant, kind, action, stamp)
                if run:
                    took[variant].append(result)
            if run:
                last = ", ".join(f"{v} {took[v][-1][0]:.2f} CPU {took[v][-1][1]:.2f} wall" for v in variants)
                print(f"{name}, run {run}: {last}", file=sys.stderr, flush=True)
        cells = [statistics.median(result[i] for result in took["package"]) for i in (0, 1)]
        added = {
            tool: [statistics.median(t[i] - p[i] for t, p in zip(took[tool], took["package"])) for i in (0, 1)]
            for tool in TOOLS
        }
        for tool in TOOLS:
            cells += added[tool]
        if both:
            cells += [added["docker-optimize"][i] / added["jib"][i] for i in (0, 1)]
        print(f"| {name} | {' | '.join(f'{cell:.2f}' for cell in cells)} |", flush=True)


def main():
    version = subprocess.run([MVN, "-B", "-v"], check=True, capture_output=True, text=True).stdout
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in version.splitlines()]
    maven_line = next(line for line in lines if line.startswith("Apache Maven"))
    java_line = next(line for line in lines if line.startswith("Java version"))
    print(f"{os.cpu_count()} cores, {java_line.split(', runtime')[0]}, {maven_line.split(' (')[0]}, {RUNS} runs by turns")
    rows = [row for row in TABLE if ROWS in row[0]]
    if COUNT != "only":
        measure(rows)
    if COUNT != "no":
        count(rows)


if __name__ == "__main__":
    main()
