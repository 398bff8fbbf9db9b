"""The projects of bench/guide, and the two Dockerfiles that a person writes for each."""

import json
import os

POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>guide</groupId>
  <artifactId>{name}</artifactId>
  <version>1.0</version>
  <packaging>pom</packaging>
</project>
"""

# ---- Node.js with TypeScript ----

NODE_FILES = {
    "pom.xml": POM.format(name="node"),
    "package.json": json.dumps(
        {
            "name": "node",
            "version": "1.0.0",
            "private": True,
            "engines": {"node": "^20"},
            "scripts": {"build": "tsc", "start": "node dist/server.js"},
            "dependencies": {"express": "^5.1.0"},
            "devDependencies": {"@types/express": "^5.0.0", "@types/node": "^20.0.0", "typescript": "~5.9.0"},
        },
        indent=2,
    ),
    "tsconfig.json": json.dumps(
        {
            "compilerOptions": {
                "target": "ES2022",
                "module": "Node16",
                "outDir": "dist",
                "rootDir": "src",
                "strict": True,
                "esModuleInterop": True,
            }
        }
    ),
    "src/server.ts": """import express from "express";
const app = express();
app.get("/", (_request, response) => { response.send("one"); });
app.listen(3000);
""",
}
NODE_SINGLE = """FROM node:20
WORKDIR /app
COPY . .
RUN npm install && npm run build
EXPOSE 3000
CMD ["npm", "start"]
"""
NODE_GUIDE = """FROM node:20-{variant} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:20-{variant}
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/package.json ./
COPY --from=build /app/dist ./dist
USER node
EXPOSE 3000
CMD ["node", "dist/server.js"]
"""
NODE_IGNORE = "node_modules\ndist\n.git\n.env*\nDockerfile\n*.md\n"

# ---- Go with cmd/server ----

GO_FILES = {
    "pom.xml": POM.format(name="go"),
    "go.mod": "module example.com/guide\n\ngo 1.24\n",
    "cmd/server/main.go": """package main

import (
	"crypto/x509"
	"log"
	"net/http"
	"time"

	"example.com/guide/internal/page"
)

func main() {
	if _, err := time.LoadLocation("Europe/Berlin"); err != nil {
		log.Fatal(err)
	}
	if _, err := x509.SystemCertPool(); err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("/", page.Serve)
	log.Fatal(http.ListenAndServe(":8080", nil))
}
""",
    "internal/page/page.go": """package page

import (
	"io"
	"net/http"
)

func Serve(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "one") }
""",
}
GO_SINGLE = """FROM golang:1.24
WORKDIR /src
COPY . .
RUN go build -o /server ./cmd/server
EXPOSE 8080
CMD ["/server"]
"""
GO_GUIDE = """FROM golang:1.24{variant} AS build
WORKDIR /src
COPY go.mod ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 GOOS=linux go build -trimpath -ldflags="-s -w" -o /server ./cmd/server

FROM {base}
"""
GO_SCRATCH = """COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo
"""
GO_END = """COPY --from=build /server /server
USER 65534:65534
EXPOSE 8080
ENTRYPOINT ["/server"]
"""

# ---- Python with gunicorn and libpq5 ----

PYTHON_FILES = {
    "pom.xml": POM.format(name="python"),
    "requirements.txt": "flask\ngunicorn\npsycopg2\n",
    "app.py": """import psycopg2
from flask import Flask

app = Flask(__name__)


@app.get("/")
def page():
    assert psycopg2.__libpq_version__ > 0
    return "one"
""",
}
PYTHON_SINGLE = """FROM python:3.13
WORKDIR /app
COPY . .
RUN pip install{break_system} -r requirements.txt
EXPOSE 8000
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "app:app"]
"""
PYTHON_GUIDE = """FROM python:3.13 AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY requirements.txt ./
{wheels}RUN pip install --no-cache-dir -r requirements.txt

FROM python:3.13-slim
RUN apt-get update \\
    && apt-get install -y --no-install-recommends libpq5 \\
    && apt-get clean && rm -rf /var/lib/apt/lists/*
COPY --from=build /opt/venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app
COPY . .
USER 10001
EXPOSE 8000
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "app:app"]
"""

# ---- Java from Maven ----

JAVA_FILES = {
    "pom.xml": """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>org.springframework.boot</groupId>
    <artifactId>spring-boot-starter-parent</artifactId>
    <version>3.5.16</version>
    <relativePath/>
  </parent>
  <groupId>guide</groupId>
  <artifactId>java</artifactId>
  <version>1.0</version>
  <properties>
    <java.version>21</java.version>
  </properties>
  <dependencies>
    <dependency>
      <groupId>org.springframework.boot</groupId>
      <artifactId>spring-boot-starter-web</artifactId>
    </dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <groupId>org.springframework.boot</groupId>
        <artifactId>spring-boot-maven-plugin</artifactId>
      </plugin>
    </plugins>
  </build>
</project>
""",
    "src/main/java/guide/Application.java": """package guide;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class Application {

    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    @GetMapping("/")
    String page() {
        return "one";
    }
}
""",
}
JAVA_SINGLE = """FROM maven:3.9-eclipse-temurin-21
WORKDIR /src
COPY . .
RUN mvn -B -ntp package -DskipTests
EXPOSE 8080
CMD ["java", "-jar", "target/java-1.0.jar"]
"""
JAVA_GUIDE = """FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /src
COPY pom.xml ./
RUN mvn -B -ntp dependency:go-offline
COPY src ./src
RUN mvn -B -ntp package -DskipTests

FROM eclipse-temurin:21-jre{variant}
WORKDIR /app
COPY --from=build /src/target/java-1.0.jar app.jar
USER 10001
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-jar", "app.jar"]
"""


class Project:
    """One row: the files, the Dockerfiles, the options of the goal, and what is looked for in the images."""

    def __init__(self, name, title, files, single, guide, port, dependencies, surplus, options=(), ignore=""):
        self.name, self.title, self.files, self.single, self.guide = name, title, files, single, guide
        self.port, self.options, self.ignore = port, list(options), ignore or "target\n.git\nDockerfile\n"
        self.dependencies = dependencies  # of a RUN that installs them
        self.surplus = surplus  # of a path that only building needs
        self.go = name.startswith("go")
        self.scratch = name == "go"


def projects(wheels):
    """All rows. With 'wheels' the Python packages come from the project's directory instead of an index."""
    python = dict(PYTHON_FILES)
    if wheels:
        python["requirements.txt"] = "--no-index\n--find-links wheels\n" + python["requirements.txt"]
    copied = "COPY wheels ./wheels\n" if wheels else ""

    def node(name, variant, options=()):
        return Project(
            name, f"Node.js with TypeScript, {variant}", NODE_FILES, NODE_SINGLE, NODE_GUIDE.format(variant=variant),
            3000, r"npm (ci|install)", r"node_modules/typescript/", options, NODE_IGNORE,
        )

    def go(name, title, base, variant="", middle=""):
        return Project(
            name, f"Go with cmd/server, {title}", GO_FILES, GO_SINGLE,
            GO_GUIDE.format(base=base, variant=variant) + middle + GO_END,
            8080, r"go mod download", r"(^|/)usr/local/go/", [f"-Ddocker-optimize.baseImage={base}"],
        )

    def java(name, variant, options=()):
        return Project(
            name, f"Java from Maven, 21-jre{variant}", JAVA_FILES, JAVA_SINGLE,
            JAVA_GUIDE.format(variant=variant),
            8080, r"go-offline|fail-never", r"bin/(javac|mvn)$",
            ["-Ddocker-optimize.contents=sources", *options],
        )

    return [
        node("node", "slim"),
        node("node-alpine", "alpine", ["-Ddocker-optimize.baseImage=node:20-alpine"]),
        go("go", "scratch", "scratch", middle=GO_SCRATCH),
        go("go-alpine", "Alpine's builder on scratch", "scratch", "-alpine", GO_SCRATCH),
        go(
            "go-distroless", "distroless",
            os.environ.get("GO_STATIC", "gcr.io/distroless/static-debian13:nonroot"),
        ),
        Project(
            "python", "Python with gunicorn and libpq5, slim", python,
            PYTHON_SINGLE.format(break_system=" --break-system-packages" if wheels else ""),
            PYTHON_GUIDE.format(wheels=copied), 8000, r"pip .*install", r"bin/(gcc|x86_64-linux-gnu-gcc[-\d]*)$",
            ["-Ddocker-optimize.systemPackages=libpq5"], "__pycache__\n.venv\n.git\n.env*\nDockerfile\ntarget\n",
        ),
        java("java", ""),
        java("java-thin", "", ["-Ddocker-optimize.layout=thin"]),
        java(
            "java-alpine", "-alpine",
            ["-Ddocker-optimize.baseImage=eclipse-temurin:21-jre-alpine"],
        ),
    ]
