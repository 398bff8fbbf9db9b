"""Makes wheels of Debian's Python packages, for bench/guide where PyPI can't be asked."""

import textwrap

# What Flask, gunicorn and psycopg2 need
PACKAGES = "flask werkzeug jinja2 markupsafe itsdangerous click blinker gunicorn packaging psycopg2"
SCRIPT = '''
import pathlib, re, subprocess, zipfile
root = pathlib.Path("/tmp/root/usr/lib/python3/dist-packages")
for info in list(root.glob("*.dist-info")) + list(root.glob("*.egg-info")):
    meta = (info / "METADATA" if info.name.endswith("dist-info") else info / "PKG-INFO").read_text()
    name, version = (re.search(f"(?m)^{key}: (.*)", meta)[1] for key in ("Name", "Version"))
    top = info / "top_level.txt"
    names = top.read_text().split() if top.exists() else [name.lower().replace("-", "_")]
    files = [f for n in names for f in [root / f"{n}.py", *root.glob(f"{n}/**/*")] if f.is_file() and "__pycache__" not in str(f)]
    native = any(f.suffix == ".so" for f in files)
    tag = "cp313-cp313-linux_x86_64" if native else "py3-none-any"
    stem = f"{re.sub('[-.]+', '_', name)}-{version}"
    with zipfile.ZipFile(f"/out/{stem}-{tag}.whl", "w", zipfile.ZIP_DEFLATED) as wheel:
        for file in files:
            wheel.write(file, file.relative_to(root))
        wheel.writestr(f"{stem}.dist-info/METADATA", meta)
        wheel.writestr(f"{stem}.dist-info/WHEEL",
            f"Wheel-Version: 1.0\\nGenerator: bench\\nRoot-Is-Purelib: {str(not native).lower()}\\nTag: {tag}\\n")
        points = info / "entry_points.txt"
        if points.exists():
            wheel.writestr(f"{stem}.dist-info/entry_points.txt", points.read_text())
        wheel.writestr(f"{stem}.dist-info/RECORD", "")
'''


def make(folder, run):
    folder.mkdir()
    commands = f"""
        cd /tmp && apt-get update -qq > /dev/null
        apt-get download -qq {' '.join('python3-' + name for name in PACKAGES.split())} gunicorn > /dev/null
        for deb in *.deb; do dpkg-deb -x $deb /tmp/root; done
        python /out/script.py && chmod 666 /out/*
    """
    (folder / "script.py").write_text(SCRIPT)
    run(
        "docker", "run", "--rm", "-v", f"{folder}:/out", "python:3.13", "bash", "-euc",
        textwrap.dedent(commands),
    )
    (folder / "script.py").unlink()
