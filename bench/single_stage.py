"""Measures bench/single-stage: see there."""

import json
import os
import shutil
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path

VERSION = "0.1.0-SNAPSHOT"
REGISTRY = os.environ.get("REGISTRY", "localhost:5000")
GO_BASE = os.environ.get("GO_BASE", "")
MVN = os.environ.get("MVN", "mvn")
GOAL = f"io.github.dockeroptimize:docker-optimize-maven-plugin:{VERSION}:generate"
MANIFESTS = "application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json"

NODE = """FROM node:20
WORKDIR /app
COPY . .
RUN npm install && npm run build
CMD ["npm", "start"]
"""
PYTHON = """FROM python:3.13
WORKDIR /app
COPY . .
RUN pip install --break-system-packages -r requirements.txt
CMD ["python", "-m", "service"]
"""
GO = """FROM golang:1.24
WORKDIR /src
COPY . .
RUN go build -o /app ./cmd/service
CMD ["/app"]
"""
JAVA = """FROM maven:3.9-eclipse-temurin-21
WORKDIR /src
COPY . .
RUN mvn -B -ntp package -Dmaven.test.skip
CMD ["java", "-jar", "service/target/service-1.0.jar"]
"""

# name, project, module, single-stage Dockerfile, options of the goal
ROWS = [
    ("Go, two commands", "go-service", ".", GO, [f"-Ddocker-optimize.baseImage={GO_BASE}"] if GO_BASE else []),
    ("Python, standard library and one wheel", "python-service", ".", PYTHON, []),
    ("Node.js, Express and TypeScript", "node-api", ".", NODE, []),
    ("Java, Spring Boot web with a sibling", "boot-reactor", "service", JAVA, ["-Ddocker-optimize.contents=sources"]),
]


def run(*words, folder=None):
    done = subprocess.run(words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}")
    return done.stdout


def copy(name, folder):
    shutil.copytree(Path("src/test/apps") / name, folder)
    for pom in folder.rglob("pom.xml"):
        pom.write_text(pom.read_text().replace("@boot.version@", "3.5.16").replace("@plugin.version@", VERSION))
    if name == "python-service":
        (folder / "wheels").mkdir()
        with zipfile.ZipFile(folder / "wheels/words-1.0-py3-none-any.whl", "w") as wheel:
            wheel.writestr("words.py", 'NAME = "container"\n')
            wheel.writestr("words-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: words\nVersion: 1.0\n")
            wheel.writestr(
                "words-1.0.dist-info/WHEEL",
                "Wheel-Version: 1.0\nGenerator: bench\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            )
            wheel.writestr("words-1.0.dist-info/RECORD", "")
    return folder


def measured(folder, name):
    """Bytes on disk and compressed."""
    image = f"{REGISTRY}/single-stage/{name}"
    run("docker", "build", "-q", "-t", image, str(folder))
    disk = int(run("docker", "image", "inspect", "-f", "{{.Size}}", image))
    run("docker", "push", "-q", image)
    request = urllib.request.Request(
        f"http://{REGISTRY}/v2/single-stage/{name}/manifests/latest", headers={"Accept": MANIFESTS}
    )
    with urllib.request.urlopen(request) as answer:
        manifest = json.load(answer)
    return disk, sum(layer["size"] for layer in manifest["layers"])


def main(work):
    print("| | single stage: on disk | compressed | generated: on disk | compressed | ratio: on disk | compressed |")
    print("|---|---|---|---|---|---|---|")
    for name, project, module, dockerfile, options in ROWS:
        single = copy(project, work / f"{project}-single")
        (single / "Dockerfile").write_text(dockerfile)
        (single / ".dockerignore").unlink(missing_ok=True)
        generated = copy(project, work / f"{project}-generated")
        run(MVN, "-B", "-q", GOAL, *options, folder=generated / module)
        before = measured(single, f"{project}-single")
        after = measured(generated, f"{project}-generated")
        cells = [f"{size / 1e6:.1f} MB" for size in (*before, *after)]
        ratios = [f"{one / other:.1f}" for one, other in zip(before, after)]
        print("| " + " | ".join([name, *cells, *ratios]) + " |", flush=True)


main(Path(sys.argv[1]))
