"""Makes the images of bench/image-analysis: see there."""

import hashlib
import io
import json
import random
import subprocess
import sys
import tarfile
from pathlib import Path

MB = 1_000_000
LAYERS = 4
PACKED = {"plain": None, "gzip": ["gzip", "-6", "-n", "-c"], "zstd": ["zstd", "-3", "-q", "-c"]}


def content(pool, source):
    """As large as files are: many small ones and a few of some megabytes, half of them text."""
    size = int(min(source.paretovariate(0.9) * 3_000, 8 * MB))
    start = source.randrange(len(pool) - 8 * MB)
    return pool[start : start + size]


def layer(path, number, megabytes, pool, source):
    written = files = 0
    with tarfile.open(path, "w", format=tarfile.PAX_FORMAT) as tar:
        while written < megabytes * MB:
            data = content(pool, source)
            entry = tarfile.TarInfo(f"usr/lib/{number}/{files // 100}/file-{files}")
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))
            written += len(data)
            files += 1


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def image(work, kind, megabytes, pool):
    source = random.Random(megabytes)
    diff_ids, blobs = [], []
    for number in range(LAYERS):
        tar = work / "layer.tar"
        layer(tar, number, megabytes / LAYERS, pool, source)
        diff_ids.append("sha256:" + sha256(tar))
        if PACKED[kind]:
            packed = work / "layer.packed"
            with open(packed, "wb") as out:
                subprocess.run([*PACKED[kind], tar], stdout=out, check=True)
            packed.replace(tar)
        name = sha256(tar)
        blobs.append((f"blobs/sha256/{name}", tar.rename(work / name)))
    config = json.dumps(
        {
            "architecture": "amd64",
            "os": "linux",
            "config": {},
            "rootfs": {"type": "layers", "diff_ids": diff_ids},
            "history": [{"created_by": f"COPY {number}"} for number in range(LAYERS)],
        }
    ).encode()
    config_name = "blobs/sha256/" + hashlib.sha256(config).hexdigest()
    manifest = json.dumps(
        [{"Config": config_name, "RepoTags": ["bench:1"], "Layers": [name for name, _ in blobs]}]
    ).encode()
    archive = work / f"{kind}-{megabytes}.tar"
    with tarfile.open(archive, "w") as tar:
        for name, file in blobs:
            tar.add(file, name)
            file.unlink()
        for name, data in ((config_name, config), ("manifest.json", manifest)):
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))
    return archive


def main(work, sizes):
    source = random.Random(1)
    words = [source.randbytes(source.randrange(2, 12)).hex().encode() for _ in range(4000)]
    text = b" ".join(source.choice(words) for _ in range(2_000_000))
    pool = b"".join(
        part for start in range(0, 16 * MB, 50_000) for part in (text[start : start + 50_000], source.randbytes(50_000))
    )
    for kind in PACKED:
        for megabytes in sizes:
            print(kind, megabytes, image(work, kind, megabytes, pool), flush=True)


main(Path(sys.argv[1]), [int(size) for size in sys.argv[2].split()])
