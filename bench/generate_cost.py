"""Measures bench/generate-cost: see there."""

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

VERSION = "0.1.0-SNAPSHOT"
BOOT = "3.5.16"
STARTERS = (
    "web data-jpa actuator validation security oauth2-client oauth2-resource-server webflux data-redis "
    "data-mongodb amqp mail thymeleaf cache quartz batch websocket integration data-elasticsearch"
).split()
APP = """package demo;
public class App {
    public static void main(String[] arguments) {
        System.out.println("hello");
    }
}
"""


def dependency(group, artifact):
    return f"<dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId></dependency>"


def project(folder, repackage, generate):
    dependencies = "".join(dependency("org.springframework.boot", "spring-boot-starter-" + s) for s in STARTERS)
    dependencies += dependency("org.postgresql", "postgresql") + dependency("org.flywaydb", "flyway-core")
    boot = (
        "<plugin><groupId>org.springframework.boot</groupId><artifactId>spring-boot-maven-plugin</artifactId></plugin>"
        if repackage
        else ""
    )
    plugin = (
        f"""<plugin><groupId>io.github.dockeroptimize</groupId>
<artifactId>docker-optimize-maven-plugin</artifactId><version>{VERSION}</version>
<executions><execution><goals><goal>generate</goal></goals></execution></executions></plugin>"""
        if generate
        else ""
    )
    (folder / "src/main/java/demo").mkdir(parents=True)
    (folder / "src/main/java/demo/App.java").write_text(APP)
    (folder / "pom.xml").write_text(f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion>
<parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId>
<version>{BOOT}</version><relativePath/></parent>
<groupId>demo</groupId><artifactId>app</artifactId><version>1.0</version>
<properties><java.version>17</java.version></properties>
<dependencies>{dependencies}</dependencies>
<build><plugins>{boot}{plugin}</plugins></build>
</project>
""")


def cpu(folder, *options):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["mvn", "-B", "-q", "-o", "package", *options], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def package(folder, repackage, generate):
    project(folder, repackage, generate)
    subprocess.run(["mvn", "-B", "-q", "-ntp", "package"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return folder


def main():
    work, runs = Path(sys.argv[1]), int(sys.argv[2])
    print(f"{os.cpu_count()} cores, medians of {runs} runs by turns, CPU seconds")
    print("| project | package | plugin, skipped | generate | share |")
    print("|---|---|---|---|---|")
    for name, repackage, contents in (
        ("plain jar, layers", False, "layers"),
        ("Boot jar, archive", True, "archive"),
        ("Boot jar, layers", True, "layers"),
    ):
        folder = work / name.replace(" ", "-").replace(",", "")
        without = package(folder / "without", repackage, False)
        with_it = package(folder / "with", repackage, True)
        turns = [
            (
                cpu(without),
                cpu(with_it, "-Ddocker-optimize.skip"),
                cpu(with_it, "-Ddocker-optimize.contents=" + contents),
            )
            for _ in range(runs)
        ]
        base = statistics.median(turn[0] for turn in turns)
        skipped = statistics.median(turn[1] - turn[0] for turn in turns)
        goal = statistics.median(turn[2] - turn[1] for turn in turns)
        print(f"| {name} | {base:.2f} | {skipped:.2f} | {goal:.2f} | {goal / (base + skipped):.2f} |", flush=True)


main()
