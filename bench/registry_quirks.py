"""Asks bench/registry-quirks' questions: see there."""

import base64
import gzip
import hashlib
import io
import json
import os
import pathlib
import re
import socket
import ssl
import subprocess
import sys
import tarfile
import threading
import urllib.parse
import xml.etree.ElementTree
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WORK = pathlib.Path(sys.argv[1])
MVN = os.environ.get("MVN", "mvn")
TOOLS = os.environ.get("TOOLS", "jib docker-optimize").split()
ONLY = os.environ.get("QUIRKS", "")
LIST = os.environ.get("LIST")
JIB = "com.google.cloud.tools:jib-maven-plugin:3.5.2:build"
BASIC = "Basic " + base64.b64encode(b"me:s3cret").decode()
TOKEN = "Bearer t0k3n"
REFRESH = "1d3nt1ty"
OCI, DOCKER = "application/vnd.oci.image.", "application/vnd.docker."


def digest(content):
    return "sha256:" + hashlib.sha256(content).hexdigest()


def error(code, message):
    return json.dumps({"errors": [{"code": code, "message": message}]}).encode()


class Registry:
    """In memory, over TLS with a certificate that nobody trusts, with a base image of one file."""

    def __init__(self, quirk, host="127.0.0.1"):
        self.quirk, self.asked, self.times, self.uploads = quirk, [], {}, 0
        self.blobs, self.manifests, self.owned = {}, {}, set()
        family = ThreadingHTTPServer
        if ":" in host:
            family = type("V6", (ThreadingHTTPServer,), {"address_family": socket.AF_INET6})
        self.server = family((host, 0), Handler)
        self.server.registry = self
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(WORK / "crt.pem", WORK / "key.pem")
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.host = f"{'[::1]' if ':' in host else 'localhost'}:{self.server.server_address[1]}"
        self.other = ""
        self.base()
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def base(self):
        tar = io.BytesIO()
        with tarfile.open(fileobj=tar, mode="w") as out:
            entry = tarfile.TarInfo("etc/motd")
            entry.size = 5
            out.addfile(entry, io.BytesIO(b"hello"))
        layer = gzip.compress(tar.getvalue(), mtime=0)
        config = json.dumps(
            {
                "architecture": "amd64",
                "os": "linux",
                "config": {"Env": ["PATH=/usr/bin"]},
                "rootfs": {"type": "layers", "diff_ids": [digest(tar.getvalue())]},
            }
        ).encode()
        kinds = (OCI + "manifest.v1+json", OCI + "config.v1+json", OCI + "layer.v1.tar+gzip")
        self.put_image("base", config, layer, kinds)

    def put_image(self, repository, config, layer, kinds):
        for blob in (config, layer):
            self.blobs[digest(blob)] = blob
            self.owned.add((repository, digest(blob)))
        entries = [
            {"mediaType": kind, "digest": digest(blob), "size": len(blob)}
            for kind, blob in zip(kinds[1:], (config, layer))
        ]
        manifest = json.dumps(
            {"schemaVersion": 2, "mediaType": kinds[0], "config": entries[0], "layers": entries[1:]}
        ).encode()
        for name in ("17", digest(manifest)):
            self.manifests[(repository, name)] = (kinds[0], manifest)

    def first(self, what, times=1):
        """Whether this is asked for the first time."""
        self.times[what] = self.times.get(what, 0) + 1
        return self.times[what] <= times


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def body(self):
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        content = b""
        while size := int(self.rfile.readline().strip(), 16):
            content += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return content

    def answer(self, status, content=b"", **headers):
        self.send_response(status)
        for name, values in headers.items():
            for value in values if isinstance(values, list) else [values]:
                self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if LIST:
            print(f"    {self.command} {self.path} {status}", file=sys.stderr)
        if self.command != "HEAD":
            self.wfile.write(content)
        return True

    def any(self):
        self.registry = self.server.registry
        self.content = self.body()
        self.url = urllib.parse.urlparse(self.path)
        self.authorization = self.headers.get("Authorization", "")
        self.registry.asked.append((self.command, self.path, self.authorization))
        if not self.registry.quirk(self, self.registry):
            self.usual()

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = any

    def is_manifest(self, method):
        return self.command == method and "/manifests/" in self.url.path

    def is_blob(self, method):
        return self.command == method and "/blobs/sha256:" in self.url.path

    def is_upload(self, method):
        return self.command == method and "/blobs/uploads/" in self.url.path

    def usual(self, location="/v2/{}/blobs/uploads/{}", created=201):
        """As the specification says; true."""
        path, registry = self.url.path, self.registry
        if path in ("/v2/", "/v2"):
            return self.answer(200)
        repository, kind, name = re.fullmatch(r"/(?:v2|elsewhere)/(.+)/(manifests|blobs/uploads|blobs)/(.*)", path).groups()
        if kind == "manifests" and self.command == "PUT":
            for known in (name, digest(self.content)):
                registry.manifests[(repository, known)] = (self.headers["Content-Type"], self.content)
            return self.answer(created, Docker_Content_Digest=digest(self.content))
        if kind == "manifests":
            found = registry.manifests.get((repository, name))
            if not found:
                return self.answer(404, error("MANIFEST_UNKNOWN", "manifest unknown"))
            return self.answer(200, found[1], Content_Type=found[0], Docker_Content_Digest=digest(found[1]))
        if kind == "blobs":
            there = (repository, name) in registry.owned
            return self.answer(200, registry.blobs[name]) if there else self.answer(404)
        query = urllib.parse.parse_qs(self.url.query)
        if self.command == "POST":
            mounted = query.get("mount", [""])[0]
            if mounted and (query.get("from", [""])[0], mounted) in registry.owned:
                registry.owned.add((repository, mounted))
                return self.answer(201)
            registry.uploads += 1
            return self.answer(202, Location=location.format(repository, registry.uploads))
        if self.command == "PATCH":
            registry.blobs[name] = self.content
            return self.answer(202, Location=location.format(repository, name))
        content = self.content or registry.blobs.get(name, b"")
        if query["digest"][0] != digest(content):
            return self.answer(400, error("DIGEST_INVALID", "other bytes"))
        registry.blobs[digest(content)] = content
        registry.owned.add((repository, digest(content)))
        return self.answer(created)


# The quirks: each answers by itself and says so, or leaves it to the usual way


def none(ask, registry):
    return False


def status(method, text, code, content=b"", times=None, **headers):
    def quirk(ask, registry):
        if ask.command != method or not re.search(text, ask.path):
            return False
        if times and not registry.first(method + text, times):
            return False
        return ask.answer(code, content, **headers)

    return quirk


def authorized(allowed, challenges, token=None):
    """Wants a header; challenges and token service as functions of the request and the registry."""

    def quirk(ask, registry):
        if ask.url.path.endswith("/token"):
            if token:
                return token(ask, registry)
            fits = ask.authorization == BASIC
            return ask.answer(200, b'{"token":"t0k3n"}') if fits else ask.answer(401)
        if ask.authorization in allowed:
            return False
        return ask.answer(401, error("UNAUTHORIZED", "login"), WWW_Authenticate=challenges(ask, registry))

    return quirk


def bearer(ask, registry, path="/token", more=""):
    return f'Bearer realm="https://{registry.other or registry.host}{path}",service="test"{more}'


def flaky_token(ask, registry):
    return ask.answer(503) if registry.first("token", 2) else ask.answer(200, b'{"token":"t0k3n"}')


def identity(ask, registry):
    """Azure: a refresh token is exchanged by POST for an access token."""
    form = urllib.parse.parse_qs(ask.content.decode())
    if ask.command == "POST" and form.get("refresh_token") == [REFRESH]:
        return ask.answer(200, b'{"access_token":"t0k3n"}')
    return ask.answer(401)


def scoped_mount(ask, registry):
    """A token allows what it was asked for; a mount needs the other repository as well."""
    if ask.url.path == "/token":
        scopes = urllib.parse.parse_qs(ask.url.query)["scope"]
        kind = "both" if any("base" in s for s in scopes) and any("app" in s for s in scopes) else "one"
        return ask.answer(200, json.dumps({"token": kind}).encode())
    if not ask.authorization.startswith("Bearer ") or ("mount=" in ask.path and ask.authorization != "Bearer both"):
        repository = re.search("/v2/([a-z/]+?)/(manifests|blobs)", ask.path)
        scope = f"repository:{repository.group(1)}:pull,push" if repository else ""
        if "mount=" in ask.path:
            scope += " repository:base:pull"
        return ask.answer(401, WWW_Authenticate=bearer(ask, registry, more=f',scope="{scope}"'))
    return False


def located(form, created=201):
    def quirk(ask, registry):
        return ask.usual(form.replace("HOST", registry.host).replace("OTHER", registry.other), created)

    return quirk


def redirected_blobs(ask, registry):
    if not ask.authorization and not ask.url.path.startswith("/v2/base/blobs/"):
        return ask.answer(401, WWW_Authenticate='Basic realm="test"')
    if ask.is_blob("GET"):
        return ask.answer(307, Location=f"https://{registry.other}{ask.path}")
    return False


def redirected_uploads(ask, registry):
    if ask.is_upload("PUT"):
        return ask.answer(307, Location=f"https://{registry.other}{ask.path}")
    return False


def immutable(code, words):
    def quirk(ask, registry):
        return ask.is_manifest("PUT") and "/app/" in ask.path and ask.answer(code, error(*words))

    return quirk


def only(prefix, code=415):
    def quirk(ask, registry):
        if ask.is_manifest("PUT") and not ask.headers["Content-Type"].startswith(prefix):
            return ask.answer(code, error("MANIFEST_INVALID", "unsupported media type"))
        return False

    return quirk


def page(ask, registry):
    return ask.answer(200, b"<html>Please sign in</html>", Content_Type="text/html")


def no_digest(ask, registry):
    if ask.is_manifest("PUT"):
        registry.manifests[("app", "1")] = (ask.headers["Content-Type"], ask.content)
        return ask.answer(202)
    return False


def two(ask, registry):
    return [bearer(ask, registry), 'Basic realm="gitea"']


QUIRKS = {
    "none": none,
    "HEAD of manifests: 405": status("HEAD", "/manifests/", 405),
    "HEAD of blobs: 405": status("HEAD", "/blobs/", 405),
    "HEAD without a digest": status("HEAD", "/base/manifests/", 200, Content_Type="application/json"),
    "two challenges in two headers (Gitea)": authorized([TOKEN, BASIC], two),
    "two challenges in one header (Forgejo)": authorized([TOKEN, BASIC], lambda a, r: ", ".join(two(a, r))),
    "Basic before Bearer": authorized([TOKEN], lambda a, r: two(a, r)[::-1]),
    "self-signed token service on another host": authorized([TOKEN], bearer),
    "token service: twice 503": authorized([TOKEN], bearer, flaky_token),
    "token service: 503": authorized([TOKEN], bearer, lambda a, r: a.answer(503)),
    "token named access_token": authorized([TOKEN], bearer, lambda a, r: a.answer(200, b'{"access_token":"t0k3n"}')),
    "identity token (Azure)": authorized([TOKEN], bearer, identity),
    "token service below a path (GitLab, Harbor, Artifactory)": authorized(
        [TOKEN], lambda a, r: bearer(a, r, "/artifactory/api/docker/local/v2/token")
    ),
    "Location: relative": located("/v2/{}/blobs/uploads/{}"),
    "Location: absolute": located("https://HOST/v2/{}/blobs/uploads/{}"),
    "Location: with a query (Harbor)": located("https://HOST/v2/{}/blobs/uploads/{}?_state=a%3D%3D"),
    "Location: outside of /v2 (Artifact Registry)": located("/elsewhere/{}/blobs/uploads/{}"),
    "Location: another host": located("https://OTHER/v2/{}/blobs/uploads/{}"),
    "downloads redirected to another host": redirected_blobs,
    "uploads redirected to another host": redirected_uploads,
    "202 without a digest for a manifest": no_digest,
    "204 for each PUT": located("/v2/{}/blobs/uploads/{}", 204),
    "429 with Retry-After, once": status("PUT", "/manifests/", 429, times=1, Retry_After="1"),
    "429 for the base, once": status("GET", "/base/manifests/", 429, times=1),
    "500 for an upload, once": status("PUT", "/uploads/", 500, times=1),
    "502 for the base's layer, once": status("GET", "/base/blobs/", 502, times=1),
    "503 for each request": lambda a, r: a.answer(503),
    "HTML with 200": page,
    "immutable tag: 400 (ECR)": immutable(400, ("TAG_INVALID", "The image tag '1' already exists and cannot be overwritten")),
    "immutable tag: 403 (Artifactory)": immutable(403, ("DENIED", "Not enough permissions to overwrite artifact")),
    "immutable tag: 409 (ACR)": immutable(409, ("CONFLICT", "tag is immutable")),
    "immutable tag: 412 (Harbor)": immutable(412, ("PRECONDITION", "configured as immutable, cannot be updated")),
    "no such repository (ECR)": status("POST", "/app/", 404, error("NAME_UNKNOWN", "The repository does not exist")),
    "expired token (ECR)": lambda a, r: "/app/" in a.path and a.answer(403, error("DENIED", "Your authorization token has expired")),
    "only Docker's types": only(DOCKER),
    "only OCI's types": only(OCI),
    "only Docker's types: 400": only(DOCKER, 400),
    "mount: 405": status("POST", "mount=", 405),
    "mount: 403": status("POST", "mount=", 403),
    "mount: needs a token for both": scoped_mount,
    "PATCH refused (411)": status("PATCH", "", 411),
    "address of IPv6": none,
}
SEVERAL = {name for name, quirk in QUIRKS.items() if quirk in (redirected_blobs, redirected_uploads)} | {
    "Location: another host",
    "self-signed token service on another host",
}


# The builds


def project():
    package = WORK / "app/src/main/java/demo"
    package.mkdir(parents=True)
    (package / "App.java").write_text("package demo;\nclass App { public static void main(String[] a) {} }\n")
    (WORK / "app/pom.xml").write_text("""<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion><groupId>demo</groupId><artifactId>app</artifactId><version>1</version>
<properties><maven.compiler.source>17</maven.compiler.source><maven.compiler.target>17</maven.compiler.target>
<project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
</project>
""")
    subprocess.run([MVN, "-B", "-ntp", "-q", "-f", WORK / "app/pom.xml", "package"], check=True)
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout key.pem -out crt.pem"
    subprocess.run(command.split(), cwd=WORK, check=True, capture_output=True)


def ours():
    version = xml.etree.ElementTree.parse("pom.xml").findtext("{http://maven.apache.org/POM/4.0.0}version")
    return os.environ.get("PLUGIN") or f"io.github.dockeroptimize:docker-optimize-maven-plugin:{version}"


def options(tool, registry, run, credentials):
    base, image = f"{registry.host}/base:17", f"{registry.host}/app:1"
    if tool == "jib":
        words = [JIB, "-Djib.from.image=" + base, "-Djib.to.image=" + image, "-Djib.disableUpdateChecks=true"]
        words += ["-Djib.console=plain", "-Djib.allowInsecureRegistries=true", "-Djib.container.mainClass=demo.App"]
        words += [f"-Djib.baseImageCache={run}", f"-Djib.applicationCache={run}"]
        if credentials:
            for place in ("from", "to"):
                words += [f"-Djib.{place}.auth.username=me", f"-Djib.{place}.auth.password=s3cret"]
        return words
    words = [ours() + ":build", "-Ddocker-optimize.baseImage=" + base, "-Ddocker-optimize.image=" + image]
    words += ["-Ddocker-optimize.destination=registry", "-Ddocker-optimize.allowInsecureRegistries=true"]
    words += [f"-Ddocker-optimize.cacheDirectory={run}", f"-Ddocker-optimize.outputDirectory={run}/out"]
    words += ["-Ddocker-optimize.mainClass=demo.App"]
    if credentials:
        for place in ("imageAuth", "baseImageAuth"):
            words += [f"-Ddocker-optimize.{place}.username=me", f"-Ddocker-optimize.{place}.password=s3cret"]
    return words


def answer(tool, name, number):
    quirk, other = QUIRKS[name], None
    registry = Registry(quirk, "::1" if name == "address of IPv6" else "127.0.0.1")
    if name in SEVERAL:
        other = Registry(lambda ask, same: ask.url.path.endswith("/token") and ask.answer(200, b'{"token":"t0k3n"}'))
        other.blobs, other.owned = registry.blobs, registry.owned
        registry.other = other.host
    run = WORK / f"{tool}-{number}"
    run.mkdir()
    azure = quirk is QUIRKS["identity token (Azure)"]
    login = {"identitytoken": REFRESH, "auth": base64.b64encode(b"00000000-0000-0000-0000-000000000000:").decode()}
    (run / "config.json").write_text(json.dumps({"auths": {registry.host: login}} if azure else {}))
    words = [MVN, "-B", "-ntp", "-q", "-Dstyle.color=never", "-f", WORK / "app/pom.xml", *options(tool, registry, run, not azure)]
    environment = {**os.environ, "DOCKER_CONFIG": str(run), "MAVEN_OPTS": "-XX:TieredStopAtLevel=1 -Djib.httpTimeout=9000"}
    result = subprocess.run(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    registry.server.shutdown()
    said = "pushed"
    if result.returncode:
        lines = re.findall(r"\[ERROR\] Failed to execute goal \S+ \(\S+\) on project \S+: (.*)", result.stdout)
        said = (lines or ["failed"])[0].replace(registry.host, "REGISTRY").split(" -> [Help")[0]
        said = said.replace(registry.other or "\0", "OTHER")
    elif ("app", "1") not in registry.manifests:
        said = "says that it has pushed, and hasn't"
    if other:
        other.server.shutdown()
        if any(asked[2] for asked in other.asked if "/token" not in asked[1]):
            said += "; sends credentials to the other host"
    return said


def main():
    project()
    print("| quirk | " + " | ".join(TOOLS) + " |")
    print("|---|" + "---|" * len(TOOLS))
    for number, name in enumerate(QUIRKS):
        if re.search(ONLY, name):
            cells = [answer(tool, name, number) for tool in TOOLS]
            print(f"| {name} | " + " | ".join(cell.replace("|", "\\|")[:400] for cell in cells) + " |", flush=True)


main()
