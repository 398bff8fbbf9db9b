"""Measures bench/dependency-layers: see there."""

import collections
import io
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tarfile
import time
import urllib.request
import xml.etree.ElementTree
import zipfile
import zlib
from pathlib import Path

from against_jib import Counter

WORK = Path(sys.argv[1])
PARTS = os.environ.get("PARTS", "app docker fleet size").split()
LAYERS = os.environ.get("LAYERS", "1 5 10 20").split()
BUDGETS = os.environ.get("BUDGETS", "10 20 30 auto").split()
REGISTRY = os.environ.get("REGISTRY", "localhost:5000")
BASE = os.environ.get("BASE", REGISTRY + "/library/eclipse-temurin:17-jre")
PLUGIN = os.environ.get("PLUGIN", "")
LIST = os.environ.get("LIST", "")
CHECK = os.environ.get("CHECK", "")
RUNS = int(os.environ.get("RUNS", "3"))
MVN = os.environ.get("MVN", "mvn")
LOCAL = Path(os.environ.get("LOCAL", Path.home() / ".m2/repository"))

OLD, NEW = "3.4.4", "3.4.5"
# The registry stores equal bytes once, but a new repository has none: each run really pushes all
REPOSITORY = f"dependency-layers/{time.strftime('%Y%m%d-%H%M%S')}"
MANIFESTS = "application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json"
MANY = 1_000_000

BOOT = "org.springframework.boot:spring-boot-starter"
SERVICES = {
    "jpa": [BOOT + "-" + s for s in "web data-jpa actuator validation".split()]
    + ["org.postgresql:postgresql", "org.flywaydb:flyway-core", "org.flywaydb:flyway-database-postgresql"],
    "web": [BOOT + "-web"],
    "security": [BOOT + "-web", BOOT + "-security", BOOT + "-oauth2-client"],
    "reactive": [BOOT + "-webflux", BOOT + "-data-redis-reactive"],
    "kafka": [BOOT, "org.springframework.kafka:spring-kafka"],
}
SIXTH = {"mail": [BOOT + "-web", BOOT + "-mail", BOOT + "-thymeleaf"]}

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


# Projects


def module(folder, version, service, tag):
    """One service, whose image is called by the service and tagged by what it is pushed for."""
    dependencies = "".join(
        "<dependency><groupId>{}</groupId><artifactId>{}</artifactId></dependency>".format(*name.split(":"))
        for name in {**SERVICES, **SIXTH}[service]
    )
    folder.mkdir(parents=True)
    (folder / "pom.xml").write_text(f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion>
<parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId>
<version>{version}</version><relativePath/></parent>
<groupId>demo</groupId><artifactId>{folder.name}</artifactId><version>1.0</version>
<properties><java.version>17</java.version>
<docker-optimize.image>${{bench.image}}/{service}:{tag}</docker-optimize.image></properties>
<dependencies>{dependencies}</dependencies>
<build><finalName>app</finalName><plugins><plugin><groupId>org.springframework.boot</groupId>
<artifactId>spring-boot-maven-plugin</artifactId></plugin></plugins></build>
</project>
""")


def reactor(pom, modules):
    names = "".join(f"<module>{name}</module>" for name in modules)
    pom.write_text(f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion>
<groupId>demo</groupId><artifactId>all</artifactId><version>1.0</version><packaging>pom</packaging>
<modules>{names}</modules>
</project>
""")


def maven(pom, *goals):
    done = subprocess.run(
        [MVN, "-B", "-ntp", "-nsu", "-f", str(pom), *goals], stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"failed for {pom}: {' '.join(goals)}\n{done.stdout}{done.stderr}")
    return done.stdout


def goal(name):
    pom = xml.etree.ElementTree.parse("pom.xml")
    version = PLUGIN or pom.findtext("{http://maven.apache.org/POM/4.0.0}version")
    return f"io.github.dockeroptimize:docker-optimize-maven-plugin:{version}:{name}"


class Packaged:
    """A packaged Spring Boot archive, and of which group each of its libraries is."""

    def __init__(self, folder):
        self.archive = folder / "target/app.jar"
        listed = maven(folder / "pom.xml", "dependency:list", "-DincludeScope=runtime", "-Dmdep.outputScope=false")
        groups = {}
        for line in re.findall(r"^\[INFO\] +(\S+:jar:\S+)", re.sub(r"\x1b\[[0-9;]*m", "", listed), re.MULTILINE):
            group, artifact, _, *classifier, version = line.split(":")
            groups["-".join([artifact, version, *classifier]) + ".jar"] = group
        with zipfile.ZipFile(self.archive) as archive:
            names = [Path(name).name for name in archive.namelist() if re.match(r"BOOT-INF/lib/.+\.jar", name)]
            # Not the jar that Spring Boot's plugin adds, which isn't for production
            self.groups = {name: groups[name] for name in names if name in groups}
            self.sizes = {name: compressed(archive.read("BOOT-INF/lib/" + name)) for name in self.groups}
            self.plain = {name: archive.getinfo("BOOT-INF/lib/" + name).file_size for name in self.groups}
        self.origins = sorted(set(self.groups.values()))

    def of(self, origin):
        return [name for name, group in self.groups.items() if group == origin]

    def size(self, origin):
        return sum(self.sizes[name] for name in self.of(origin))


def all_jars(packages):
    """The compressed sizes of the jars of several archives, each once."""
    return {name: size for packaged in packages for name, size in packaged.sizes.items()}


def changed_bytes(before, after):
    """What the jars have that weren't there before."""
    old = all_jars(before)
    return sum(size for name, size in all_jars(after).items() if name not in old)


def package(folder, version, services):
    """A reactor that is packaged once for all; what is asked of it later begins with the archives that are there."""
    for service in services:
        module(folder / service, version, service, folder.name)
        sources = folder / service / "src/main/java/demo"
        sources.mkdir(parents=True)
        (sources / "App.java").write_text(APP)
    reactor(folder / "pom.xml", services)
    maven(folder / "pom.xml", "-q", "package")
    return {service: Packaged(folder / service) for service in services}


def compressed(data):
    """The same algorithm and level as that of a layer."""
    return len(zlib.compress(data, 6))


bumped_jars = {}


def bumped(name, data):
    """A jar with an entry more. It keeps its name: the plan knows jars by group and artifact, not by version."""
    if name not in bumped_jars:
        jar = io.BytesIO(data)
        with zipfile.ZipFile(jar, "a") as entries:
            entry = zipfile.ZipInfo("META-INF/bumped", (2025, 1, 1, 0, 0, 0))
            entries.writestr(entry, random.Random(name).randbytes(200))
        bumped_jars[name] = jar.getvalue()
    return bumped_jars[name]


def bump(packaged, origin, target):
    """The archive with other bytes in all jars of one origin; nested jars stay stored."""
    target.parent.mkdir(parents=True)
    jars = set(packaged.of(origin))
    with zipfile.ZipFile(packaged.archive) as before, zipfile.ZipFile(target, "w") as after:
        for entry in before.infolist():
            data = before.read(entry)
            name = Path(entry.filename).name
            after.writestr(entry, bumped(name, data) if name in jars else data)


def own_bytes(packages, origin):
    """What the jars of one origin have together after a bump, each once."""
    names = {name for packaged in packages for name in packaged.of(origin)}
    return sum(compressed(bumped_jars[name]) for name in names)


# The registry


def request(path, accept="*/*"):
    return urllib.request.urlopen(urllib.request.Request(f"http://{REGISTRY}/v2/{path}", headers={"Accept": accept}))


jars_of_blob = {}


def jars(repository, digest):
    """The sizes of the jars in a layer, by name; none in those of the base, the loader and the application."""
    if digest not in jars_of_blob:
        with request(f"{repository}/blobs/{digest}") as blob, tarfile.open(fileobj=blob, mode="r|gz") as tar:
            jars_of_blob[digest] = {
                Path(entry.name).name: entry.size
                for entry in tar
                if entry.isfile() and entry.name.endswith(".jar") and "/lib/" in entry.name
            }
    return jars_of_blob[digest]


base_layers = set()


def dependency_layers(repository, tag):
    """The compressed sizes of the layers with dependencies, by digest, in the order of the image."""
    if not base_layers:
        name, _, base_tag = BASE.removeprefix(REGISTRY + "/").partition(":")
        base_layers.update(layer["digest"] for layer in manifest(name, base_tag)["layers"])
    return {
        layer["digest"]: layer["size"]
        for layer in manifest(repository, tag)["layers"]
        if layer["digest"] not in base_layers and jars(repository, layer["digest"])
    }


def manifest(repository, tag):
    with request(f"{repository}/manifests/{tag}", MANIFESTS) as answer:
        return json.load(answer)


class Pushed:
    """The layers with dependencies that the manifests of one experiment have had so far."""

    def __init__(self, repository):
        self.repository = repository
        self.seen = {}
        self.of_service = collections.defaultdict(set)
        self.sent = 0

    def add(self, service, tag):
        """The bytes that no manifest had before, whatever its repository: what the registry has to store."""
        layers = dependency_layers(f"{self.repository}/{service}", tag)
        new = {digest: size for digest, size in layers.items() if digest not in self.seen}
        self.seen.update(new)
        self.sent += sum(size for digest, size in layers.items() if digest not in self.of_service[service])
        self.of_service[service].update(layers)
        return sum(new.values())

    def unique(self):
        return sum(self.seen.values())

    def plain(self):
        """The bytes of the jars as they are, not compressed."""
        return sum(sum(jars_of_blob[digest].values()) for digest in self.seen)

    def after(self):
        """A copy, to see what one push more would bring."""
        copy = Pushed(self.repository)
        copy.seen = dict(self.seen)
        copy.of_service.update((service, set(digests)) for service, digests in self.of_service.items())
        return copy


received = collections.Counter()


def build(pom, repository, *options):
    counter = Counter() if CHECK else None
    maven(
        pom,
        goal("build"),
        f"-Dbench.image={f'localhost:{counter.server_port}' if counter else REGISTRY}/{repository}",
        "-Ddocker-optimize.destination=registry",
        "-Ddocker-optimize.baseImage=" + BASE,
        "-Ddocker-optimize.allowInsecureRegistries=true",
        f"-Ddocker-optimize.cacheDirectory={WORK / 'cache'}",
        *options,
    )
    if counter:
        sent = sum(size for _, path, size in counter.requests if "/blobs/uploads/" in path)
        received[repository] += sent
        print(f"{pom.parent.name}/{pom.name}: the registry received {megabytes(sent)}", file=sys.stderr, flush=True)
        counter.shutdown()


def check(repository, images):
    """What the registry has received, beside what it would without mounts; base images are pushed there, too."""
    if CHECK:
        blobs = {}
        for service, tag in images:
            content = manifest(f"{repository}/{service}", tag)
            for blob in [content["config"], *content["layers"]]:
                blobs[service, blob["digest"]] = blob["size"]
        print(f"{repository}: the registry received {received[repository]} bytes of blobs,", end=" ", file=sys.stderr)
        print(f"by the manifests {sum(blobs.values())}", file=sys.stderr, flush=True)


def megabytes(size):
    return f"{size / 1e6:.1f} MB"


def percent(size, whole):
    share = 100 * size / whole
    return f"{share:.{2 if share < 10 else 1}f} %"


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def table(*names):
    print()
    row(*names)
    print("|" + "---|" * len(names), flush=True)


# One application


def prepare_app():
    """The application, the same on the next Boot, and one archive for each origin that is bumped."""
    before = package(WORK / "base", OLD, ["jpa"])["jpa"]
    after = package(WORK / "patch", NEW, ["jpa"])["jpa"]
    folder = WORK / "bumps"
    names = ["base"]
    module(folder / "base", OLD, "jpa", "base")
    (folder / "base/target").mkdir()
    os.link(before.archive, folder / "base/target/app.jar")
    for origin in before.origins:
        names.append(origin)
        module(folder / origin, OLD, "jpa", origin)
        bump(before, origin, folder / origin / "target/app.jar")
    names.append("patch")
    module(folder / "patch", NEW, "jpa", "patch")
    (folder / "patch/target").mkdir()
    os.link(after.archive, folder / "patch/target/app.jar")
    reactor(folder / "pom.xml", names)
    return before, after


def app(before, after):
    whole = sum(before.sizes.values())
    print(f"\nOne application: {len(before.sizes)} jars, {megabytes(sum(before.plain.values()))},", end=" ")
    print(f"{megabytes(whole)} compressed, {len(before.origins)} origins")
    print("\nPushed again for a new version of one origin, of the bytes of all dependencies:")
    alone = "heaviest alone (computed): mean"
    table("dependencyLayers", "layers", "mean", "median", "worst", alone, f"Boot {OLD} to {NEW}")
    floor = changed_bytes([before], [after])
    lists = []
    for most in LAYERS:
        repository = f"{REPOSITORY}/app-{most}"
        build(WORK / "bumps/pom.xml", repository, "-Ddocker-optimize.dependencyLayers=" + most)
        pushed = Pushed(repository)
        all_bytes = pushed.add("jpa", "base")
        layers = len(pushed.seen)
        moved = {origin: pushed.after().add("jpa", origin) for origin in before.origins}
        patch = pushed.after().add("jpa", "patch")
        check(repository, [("jpa", tag) for tag in ["base", *before.origins, "patch"]])
        worst = max(moved, key=moved.get)
        row(
            most,
            layers,
            f"**{percent(statistics.mean(moved.values()), all_bytes)}**",
            percent(statistics.median(moved.values()), all_bytes),
            f"{percent(moved[worst], all_bytes)} ({worst})",
            percent(heaviest_alone(before, int(most)), whole) if most != "auto" else "",
            f"{percent(patch, all_bytes)}, {patch / floor:.2f} × the changed jars",
        )
        lists.append((most, moved))
    print(f"\nThe jars that Boot {NEW} changed: {megabytes(floor)}, {percent(floor, whole)} of all")
    if LIST:
        table("origin", "own", *(f"{most} layers" for most in LAYERS))
        for origin in sorted(before.origins, key=before.size, reverse=True):
            row(origin, before.size(origin), *(moved[origin] for _, moved in lists))


def heaviest_alone(packaged, most):
    """The mean where the heaviest origins have layers of their own and the rest shares one: how apko does it."""
    sizes = sorted((packaged.size(origin) for origin in packaged.origins), reverse=True)
    alone, rest = sizes[: most - 1], sizes[most - 1 :]
    return (sum(alone) + sum(rest) * len(rest)) / len(sizes)


DOCKER_LAYERS = 10
DOCKER_ORIGINS = 5


def docker_way(before):
    """The same with generate, docker build and docker push; each built without the engine's cache, as a new machine."""
    by_size = sorted(before.origins, key=before.size, reverse=True)
    chosen = [by_size[i * (len(by_size) - 1) // (DOCKER_ORIGINS - 1)] for i in range(DOCKER_ORIGINS)]
    pom = WORK / "bumps/pom.xml"
    repository = f"{REPOSITORY}/docker"
    maven(
        pom,
        goal("generate"),
        "-pl",
        ",".join(["base", *chosen]),
        f"-Dbench.image={REGISTRY}/{repository}",
        "-Ddocker-optimize.baseImage=" + BASE,
        f"-Ddocker-optimize.dependencyLayers={DOCKER_LAYERS}",
    )
    pushed = Pushed(repository)
    for tag in ["base", *chosen]:
        image = f"{REGISTRY}/{repository}/jpa:{tag}"
        context = WORK / "bumps" / tag / "target/docker-optimize/context"
        run("docker", "build", "-q", "--no-cache", "-t", image, str(context))
        run("docker", "push", "-q", image)
        run("docker", "image", "rm", image)
        if tag == "base":
            whole = pushed.add("jpa", tag)
            print(f"\nWith generate, docker build --no-cache and docker push, dependencyLayers={DOCKER_LAYERS}:")
            table("origin", "its jars", "pushed again", "of all dependencies", "layers with the same digest")
        else:
            layers = dependency_layers(f"{repository}/jpa", tag)
            same = sum(digest in pushed.seen for digest in layers)
            moved = pushed.after().add("jpa", tag)
            own = own_bytes([before], tag)
            row(tag, megabytes(own), megabytes(moved), percent(moved, whole), f"{same} of {len(layers)}")


def run(*words):
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}")
    return done.stdout


# Five services


def prepare_fleet():
    names = [*SERVICES, *SIXTH]
    before = package(WORK / "fleet", OLD, names)
    after = package(WORK / "fleet-patch", NEW, list(SERVICES))
    reactor(WORK / "fleet/sixth.xml", names)
    reactor(WORK / "fleet/pom.xml", SERVICES)
    for service in SERVICES:
        reactor(WORK / f"fleet/without-{service}.xml", [name for name in SERVICES if name != service])
    five = {service: before[service] for service in SERVICES}
    users = collections.defaultdict(list)
    for service, packaged in five.items():
        for origin in packaged.origins:
            users[origin].append(service)
    shared = {origin: services for origin, services in users.items() if len(services) > 1}
    modules = []
    for origin, services in sorted(shared.items()):
        for service in services:
            name = f"{service}-{origin}"
            modules.append(name)
            module(WORK / "fleet-bumps" / name, OLD, service, origin)
            bump(five[service], origin, WORK / "fleet-bumps" / name / "target/app.jar")
    reactor(WORK / "fleet-bumps/pom.xml", modules)
    return before, five, after, shared


def lock(pom, budget, file):
    most = f"-Ddocker-optimize.dependencyLayers={budget}"
    return maven(pom, goal("lock"), most, f"-Ddocker-optimize.lockFile={file}")


def fleet(before, five, after, shared):
    floor = sum(all_jars(five.values()).values())
    plain_floor = sum({name: size for p in five.values() for name, size in p.plain.items()}.values())
    one = Pushed(f"{REPOSITORY}/fleet-one")
    build(WORK / "fleet/pom.xml", one.repository)
    for service in five:
        one.add(service, "fleet")
    print(f"\nFive services: {len(all_jars(five.values()))} distinct jars, {megabytes(plain_floor)},", end=" ")
    print(f"{megabytes(floor)} compressed; {len(shared)} origins are in several services")
    table("", "layers of the services", "stored", "of every jar once", "not compressed", "sent, if none is mounted")
    row("one layer each", *stored(one, five, floor, plain_floor))
    fleets = {}
    for budget in BUDGETS:
        fleets[budget] = push_fleet(budget, five)
        row(f"lock, {budget}", *stored(fleets[budget], five, floor, plain_floor))
    print_bumps(five, shared, fleets)
    print("\nWith the lock of the five services there, pushed of the bytes of the jars that are new:")
    others = ["a sixth service", "pushed again of the other five", "one removed: pushed again of the others, at most"]
    table("lock", *others, f"Boot {OLD} to {NEW} without a new lock")
    for budget, pushed in fleets.items():
        changed = patched(budget, pushed, five, after)
        row(budget, *sixth(budget, pushed, before, five), removed(budget, pushed, five), changed)


def stored(pushed, five, floor, plain_floor):
    unique = f"{pushed.unique() / floor:.3f} ×"
    layers = "/".join(str(len(pushed.of_service[service])) for service in five)
    return layers, megabytes(pushed.unique()), unique, f"{pushed.plain() / plain_floor:.3f} ×", megabytes(pushed.sent)


def lock_file(budget):
    return WORK / f"lock-{budget}"


def push_fleet(budget, five):
    lock(WORK / "fleet/pom.xml", budget, lock_file(budget))
    pushed = Pushed(f"{REPOSITORY}/fleet-{budget}")
    build(WORK / "fleet/pom.xml", pushed.repository, f"-Ddocker-optimize.lockFile={lock_file(budget)}")
    for service in five:
        pushed.add(service, "fleet")
    check(pushed.repository, [(service, "fleet") for service in five])
    return pushed


def fleet_bumps(budget, pushed, shared):
    build(WORK / "fleet-bumps/pom.xml", pushed.repository, f"-Ddocker-optimize.lockFile={lock_file(budget)}")
    moved, sent = {}, 0
    for origin, services in shared.items():
        new = pushed.after()
        moved[origin] = sum(new.add(service, origin) for service in services)
        sent += new.sent
    return moved, sent


def print_bumps(five, shared, fleets):
    own = {origin: own_bytes(five.values(), origin) for origin in shared}
    bumps = [fleet_bumps(budget, pushed, shared) for budget, pushed in fleets.items()]
    print("\nPushed for a new version of an origin that several services have, by all of them, of its own bytes:")
    table("origin", "own", "services", *(f"lock, {budget}" for budget in fleets))
    for origin in sorted(own, key=own.get, reverse=True):
        if LIST or own[origin] >= MANY:
            ratios = (f"{moved[origin] / own[origin]:.2f} ×" for moved, _ in bumps)
            row(origin, megabytes(own[origin]), len(shared[origin]), *ratios)
    whole = sum(own.values())
    row("all, by their sums", megabytes(whole), "", *(f"**{sum(moved.values()) / whole:.2f} ×**" for moved, _ in bumps))
    medians = (statistics.median(moved[origin] / own[origin] for origin in own) for moved, _ in bumps)
    row("all, median", "", "", *(f"{median:.2f} ×" for median in medians))
    row("all, sent to a repository for each service, if none is mounted", "", "", *(f"{sent / whole:.2f} ×" for _, sent in bumps))


def sixth(budget, pushed, before, five):
    again = WORK / f"lock-{budget}-sixth"
    shutil.copy(lock_file(budget), again)
    said = lock(WORK / "fleet/sixth.xml", budget, again)
    repository = pushed.repository + "-sixth"
    build(WORK / "fleet/sixth.xml", repository, f"-Ddocker-optimize.lockFile={again}")
    new = pushed.after()
    new.repository = repository
    old_ones = sum(new.add(service, "fleet") for service in five)
    added = sum(new.add(service, "fleet") for service in SIXTH)
    floor = changed_bytes(five.values(), before.values())
    note(budget, "sixth", said)
    return f"{(added + old_ones) / floor:.2f} × ({megabytes(floor)})", megabytes(old_ones)


def removed(budget, pushed, five):
    most = 0
    for service in five:
        again = WORK / f"lock-{budget}-without-{service}"
        shutil.copy(lock_file(budget), again)
        pom = WORK / f"fleet/without-{service}.xml"
        note(budget, "without " + service, lock(pom, budget, again))
        repository = f"{pushed.repository}-without-{service}"
        build(pom, repository, f"-Ddocker-optimize.lockFile={again}")
        new = pushed.after()
        new.repository = repository
        most = max(most, sum(new.add(other, "fleet") for other in five if other != service))
    return megabytes(most)


def patched(budget, pushed, five, after):
    build(WORK / "fleet-patch/pom.xml", pushed.repository, f"-Ddocker-optimize.lockFile={lock_file(budget)}")
    new = pushed.after()
    moved = sum(new.add(service, "fleet-patch") for service in five)
    floor = changed_bytes(five.values(), after.values())
    return f"{moved / floor:.2f} × ({megabytes(floor)})"


def note(budget, what, said):
    if LIST:
        for line in re.findall(r"^\[INFO\] ((?:Added|Removed|Moved|Wrote|Unchanged|A lock).*)", said, re.MULTILINE):
            print(f"lock {budget}, {what}: {line}", file=sys.stderr)


# Large reactors


SIZES = [(100, 400), (200, 200), (200, 400)]
SHARE = 0.25
SIZE_BUDGET = "10"
GROUPS = 150
# Reads what each module has, and times the choice of layers alone, in a JVM of its own as Maven is one
LOCKING = """
import io.github.dockeroptimize.layering.*;
import java.nio.file.*;
import java.util.*;

class LockTime {
    public static void main(String[] arguments) throws Exception {
        Map<String, Map<String, Fleet.File>> modules = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            String[] words = line.split(" ");
            modules.computeIfAbsent(words[0], any -> new TreeMap<>())
                    .put(words[1], new Fleet.File("1.0", Long.parseLong(words[2])));
        }
        LayerBudget budget = LayerBudget.parse(arguments[1]);
        List<Fleet.Module> list = new ArrayList<>();
        modules.forEach((name, files) -> list.add(new Fleet.Module(name, "/app/lib", budget, files)));
        var process = (com.sun.management.OperatingSystemMXBean)
                java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        long cpu = process.getProcessCpuTime();
        long start = System.nanoTime();
        Locking.lock(new Fleet(list), Optional.empty(), BumpWeights.EQUAL);
        System.out.println((System.nanoTime() - start) / 1e9 + " " + (process.getProcessCpuTime() - cpu) / 1e9);
    }
}
"""


def size():
    """The lock of reactors of modules that each depend on a quarter of the artifacts, in versions that all share."""
    print(f"\nLarge reactors, each module with {SHARE:.0%} of the artifacts, at most {SIZE_BUDGET} layers;", end=" ")
    print(f"medians of {RUNS}, in seconds:")
    taken = ["whole Maven", "the goal", "choosing layers", "CPU of that", "CPU by modules × artifacts, µs"]
    table("modules", "artifacts", *taken)
    repository = local_repository()
    for modules, artifacts in SIZES:
        folder = WORK / f"size-{modules}-{artifacts}"
        sizes = large_reactor(folder, modules, artifacts)
        publish(repository, sizes)
        (folder / "LockTime.java").write_text(LOCKING)
        runs = [time_lock(folder, repository) for _ in range(RUNS)]
        medians = [statistics.median(run[i] for run in runs) for i in range(4)]
        each = medians[-1] / (modules * artifacts) * 1e6
        row(modules, artifacts, *(f"{median:.1f}" for median in medians), f"{each:.0f}")


def local_repository():
    """What the user's has, and beside it what is made up: nothing of that is left in the user's."""
    repository = WORK / "repository"
    repository.mkdir()
    for group in LOCAL.iterdir():
        if group.is_dir():
            (repository / group.name).symlink_to(group)
    return repository


def large_reactor(folder, modules, artifacts):
    """The sizes of the artifacts; those of most libraries are small."""
    chance = random.Random(f"{modules} × {artifacts}")
    sizes = {f"a{i}": min(int(chance.lognormvariate(11.5, 1.7)) + 2000, 20_000_000) for i in range(artifacts)}
    lines = []
    for i in range(modules):
        chosen = sorted(chance.sample(list(sizes), int(artifacts * SHARE)))
        lines += [f"m{i} {group(name)}:{name} {sizes[name]}" for name in chosen]
        dependencies = "".join(
            f"<dependency><groupId>{group(name)}</groupId><artifactId>{name}</artifactId>"
            "<version>1.0</version></dependency>"
            for name in chosen
        )
        (folder / f"m{i}").mkdir(parents=True)
        # A main class is what makes it a module that gets an image
        (folder / f"m{i}/pom.xml").write_text(f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion>
<groupId>demo</groupId><artifactId>m{i}</artifactId><version>1.0</version>
<properties><exec.mainClass>demo.App</exec.mainClass></properties>
<dependencies>{dependencies}</dependencies>
</project>
""")
    reactor(folder / "pom.xml", [f"m{i}" for i in range(modules)])
    (folder / "fleet").write_text("\n".join(lines))
    return sizes


def group(name):
    return f"made.up.g{int(name[1:]) % GROUPS}"


def publish(repository, sizes):
    for name, size_of_jar in sizes.items():
        folder = repository / group(name).replace(".", "/") / name / "1.0"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}-1.0.pom").write_text(f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion>
<groupId>{group(name)}</groupId><artifactId>{name}</artifactId><version>1.0</version>
</project>
""")
        # The lock reads how large it is, not what is in it
        with open(folder / f"{name}-1.0.jar", "wb") as jar:
            jar.truncate(size_of_jar)


def time_lock(folder, repository):
    """Seconds of the Maven process, of the goal by Maven's own clock, and of the choice of layers, wall and CPU."""
    file = folder / "docker-optimize.lock"
    file.unlink(missing_ok=True)
    start = time.monotonic()
    said = maven(
        folder / "pom.xml",
        goal("lock"),
        f"-Ddocker-optimize.dependencyLayers={SIZE_BUDGET}",
        f"-Dmaven.repo.local={repository}",
        "-Dorg.slf4j.simpleLogger.showDateTime=true",
    )
    whole = time.monotonic() - start
    # Milliseconds since Maven has started, in front of each line
    its_goal = int(re.search(r"^(\d+) .*Wrote", said, re.MULTILINE)[1]) - int(
        re.search(r"^(\d+) .*:lock ", said, re.MULTILINE)[1]
    )
    jar = LOCAL.joinpath(*goal("").split(":")[0].split("."), *goal("").split(":")[1:3])
    classes = next(jar.glob("*[!s].jar"))
    choice = run("java", "-cp", str(classes), str(folder / "LockTime.java"), str(folder / "fleet"), SIZE_BUDGET)
    return whole, its_goal / 1000, *map(float, choice.split())


def main():
    if {"app", "docker"} & set(PARTS):
        before, after = prepare_app()
        if "app" in PARTS:
            app(before, after)
        if "docker" in PARTS:
            docker_way(before)
    if "fleet" in PARTS:
        fleet(*prepare_fleet())
    if "size" in PARTS:
        size()


main()
