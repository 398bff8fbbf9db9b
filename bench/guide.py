"""Measures bench/guide: see there."""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import time
import urllib.request
from pathlib import Path

from guide_projects import projects

WORK = Path(sys.argv[1])
ROWS = os.environ.get("ROWS", "node go python java").split()
REGISTRY = os.environ.get("REGISTRY", "localhost:5000")
WHEELS = os.environ.get("WHEELS", "")
PLUGIN = os.environ.get("PLUGIN", "")
KEEP = os.environ.get("KEEP", "")
MVN = os.environ.get("MVN", "mvn")
VERSION = PLUGIN or re.search("<version>(.*?)</version>", Path("pom.xml").read_text())[1]
GOAL = f"io.github.dockeroptimize:docker-optimize-maven-plugin:{VERSION}:generate"
MANIFESTS = "application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json"
WAYS = ("single", "guide", "generated")


def run(*words, folder=None):
    done = subprocess.run(words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, words))} ended with {done.returncode}:\n{done.stdout}")
    return done.stdout


def ask(port, seconds=60):
    end = time.time() + seconds
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
                return answer.read().decode()
        except OSError:
            if time.time() > end:
                return ""
            time.sleep(0.2)


class Built:
    """An image: built, pushed, looked into, run and asked."""

    def __init__(self, project, way, folder):
        self.project, self.way, self.folder = project, way, folder
        self.image = f"{REGISTRY}/guide/{project.name}-{way}"
        self.build()
        self.inspected = json.loads(run("docker", "image", "inspect", self.image))[0]
        self.layers = self.push()
        self.files = self.listing(self.image)
        base = re.findall(r"(?m)^FROM (?:--\S+ )?(\S+)", self.text())[-1]
        from_stage = re.search(rf"(?m)^FROM (\S+) AS {re.escape(base)}$", self.text())
        base = from_stage[1] if from_stage else base
        self.added = self.files.keys() - (set() if base == "scratch" else self.listing(base).keys())
        self.page, self.stopped = self.running()
        self.again()

    def build(self):
        return run("docker", "build", "--progress=plain", "-t", self.image, str(self.folder))

    def push(self):
        run("docker", "push", "-q", self.image)
        request = urllib.request.Request(
            f"http://{self.image.replace('/', '/v2/', 1)}/manifests/latest", headers={"Accept": MANIFESTS}
        )
        with urllib.request.urlopen(request) as answer:
            return {layer["digest"]: layer["size"] for layer in json.load(answer)["layers"]}

    def listing(self, image):
        if subprocess.run(["docker", "image", "inspect", image], capture_output=True).returncode:
            run("docker", "pull", "-q", image)
        container = run("docker", "create", image, "-").strip()
        try:
            export = subprocess.Popen(["docker", "export", container], stdout=subprocess.PIPE)
            with tarfile.open(fileobj=export.stdout, mode="r|") as tar:
                return {entry.name: entry.size for entry in tar}
        finally:
            run("docker", "rm", container)

    def running(self):
        """What it answers, on a root that nobody may write to, and how it ends."""
        port = self.project.port
        container = run(
            "docker", "run", "-d", "--read-only", "--tmpfs", "/tmp", "-p", f"127.0.0.1::{port}", self.image
        ).strip()
        try:
            page = ask(run("docker", "port", container, str(port)).split(":")[-1].strip())
            before = time.time()
            run("docker", "stop", "-t", "10", container)
            return page, time.time() - before
        finally:
            run("docker", "rm", "-f", container)

    def again(self):
        """Changes a word, and sees which layers are new and whether the dependencies stay cached."""
        for file in self.folder.rglob("*"):
            if file.suffix in (".ts", ".go", ".py", ".java") and '"one"' in file.read_text():
                file.write_text(file.read_text().replace('"one"', '"two"'))
        steps = {}
        for line in self.build().splitlines():
            found = re.match(r"#(\d+) (.*)", line)
            if found:
                steps.setdefault(found[1], []).append(found[2])
        installs = [lines for lines in steps.values() if re.search(self.project.dependencies, lines[0])]
        self.cached = bool(installs) and all("CACHED" in lines for lines in installs)
        self.pushed = sum(size for digest, size in self.push().items() if digest not in self.layers)

    def text(self):
        return (self.folder / "Dockerfile").read_text()

    def has(self, pattern):
        return any(re.search(pattern, name) for name in self.files)

    def points(self):
        """What the guides recommend, each as a question to the image or its Dockerfile; None where it doesn't apply."""
        config, text, project = self.inspected["Config"], self.text(), self.project
        start = (config.get("Entrypoint") or []) + (config.get("Cmd") or [])
        names = re.findall(r"(?m)^FROM (?:--\S+ )?(\S+)", text)
        stages = re.findall(r"(?m)^FROM .* AS (\S+)", text)
        images = [name for name in names if name not in stages and name != "scratch"]
        return {
            "answers on a read-only root": self.page == "one",
            "several stages": len(names) > 1,
            "user isn't root": config["User"].split(":")[0] not in ("", "0", "root"),
            "and is numeric, for Kubernetes' `runAsNonRoot`": bool(re.fullmatch(r"[1-9]\d*(:\d+)?", config["User"])),
            "dependencies stay cached when the code changes": self.cached,
            "cache mounts": "--mount=type=cache" in text,
            "`.dockerignore`": any(self.folder.glob("*.dockerignore")),
            "tags of base images are pinned": all(re.search(r":(?!latest)\S*\d|@sha256:", image) for image in images),
            "no package lists or caches of apt, besides the base's": not any(
                re.search(r"^var/lib/apt/lists/.*Packages|^var/cache/apt/(.*\.bin|archives/.*\.deb)$", name)
                for name in self.added
            ),
            "no compiler, no development dependencies": not self.has(project.surplus),
            "start command in exec form, no shell": bool(start) and start[0] not in ("/bin/sh", "sh"),
            "stops at once (SIGTERM)": self.stopped < 5,
            "HEALTHCHECK": "Healthcheck" in config,
            "`-ldflags \"-s -w\"`, `-trimpath`, no cgo": bool(
                re.search(r"-s -w", text) and "-trimpath" in text and "CGO_ENABLED=0" in text
            )
            if project.go
            else None,
            "ca-certificates": self.has(r"^etc/ssl/certs/ca-certificates\.crt$") if project.go else None,
            "time zones": self.page == "one" if project.go else None,
        }


def copy(project, way):
    folder = WORK / project.name / way
    for name, text in project.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    if (WORK / "wheels").is_dir() and project.name == "python":
        shutil.copytree(WORK / "wheels", folder / "wheels")
    if project.name.startswith("node"):
        run("npm", "install", "--package-lock-only", "--no-audit", "--no-fund", folder=folder)
    if way == "generated":
        run(MVN, "-B", "-q", GOAL, *project.options, folder=folder)
    else:
        (folder / "Dockerfile").write_text(project.single if way == "single" else project.guide)
    if way == "guide":
        (folder / ".dockerignore").write_text(project.ignore)
    return folder


def megabytes(size):
    return f"{size / 1e6:.1f} MB" if size >= 1e5 else f"{size / 1e3:.1f} kB"


def main():
    if WHEELS == "debian":
        from guide_wheels import make

        make(WORK / "wheels", run)
    chosen = [project for project in projects(bool(WHEELS)) if project.name in ROWS]
    built = {}
    print("| | | on disk | compressed | pushed after a change of one word |")
    print("|---|---|---|---|---|")
    for project in chosen:
        for way in WAYS:
            one = Built(project, way, copy(project, way))
            built[project.name, way] = one
            cells = [megabytes(n) for n in (one.inspected["Size"], sum(one.layers.values()), one.pushed)]
            print("| " + " | ".join([project.title if way == "single" else "", way, *cells]) + " |", flush=True)
            if not KEEP:
                run("docker", "image", "rm", one.image)
    print()
    heads = [f"{project.name}: {way}" for project in chosen for way in WAYS[1:]]
    print("| | " + " | ".join(heads) + " |")
    print("|---" * (len(heads) + 1) + "|")
    columns = [built[project.name, way].points() for project in chosen for way in WAYS[1:]]
    for point in columns[0]:
        print(f"| {point} | " + " | ".join({True: "yes", False: "**no**", None: ""}[c[point]] for c in columns) + " |")


main()
