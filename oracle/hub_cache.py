"""The other reader and writer of the hub's cache: Hugging Face's own client, for PythonCacheTest.

    python3 -m venv venv && venv/bin/pip install huggingface_hub==2.4.0
    INSCAPE_PYTHON=venv/bin/python mvn verify -pl hub -am

    python oracle/hub_cache.py read MODEL     what it finds in the cache HF_HUB_CACHE, without network
    python oracle/hub_cache.py write MODEL    downloads a model from HF_ENDPOINT into HF_HUB_CACHE
    python oracle/hub_cache.py hold FILE      takes the lock on a file until a line comes in
    python oracle/hub_cache.py probe FILE     tries to take the lock for half a second

Prints one JSON value, and "held" before it waits.
"""

import hashlib
import json
import pathlib
import sys

import filelock
import huggingface_hub
from huggingface_hub.utils import WeakFileLock


def read(model):
    snapshot = pathlib.Path(huggingface_hub.snapshot_download(model, local_files_only=True))
    names = sorted(str(path.relative_to(snapshot)) for path in snapshot.rglob("*") if path.is_file())
    scan = huggingface_hub.scan_cache_dir()
    found = {
        name: huggingface_hub.try_to_load_from_cache(model, name) == str(snapshot / name)
        for name in names
    }
    return {
        "version": huggingface_hub.__version__,
        "commit": snapshot.name,
        "files": {name: hashlib.sha256((snapshot / name).read_bytes()).hexdigest() for name in names},
        "loaded": found,
        "warnings": [str(warning) for warning in scan.warnings],
        "incomplete": len(scan.incomplete_files),
        "repos": {
            repo.repo_id: {
                "bytes": repo.size_on_disk,
                "revisions": {
                    revision.commit_hash: {"refs": sorted(revision.refs), "files": len(revision.files),
                                           "bytes": revision.size_on_disk}
                    for revision in repo.revisions
                },
            }
            for repo in scan.repos
        },
    }


def write(model):
    return pathlib.Path(huggingface_hub.snapshot_download(model)).name


def hold(file):
    with WeakFileLock(file):
        print("held", flush=True)
        sys.stdin.readline()
    return "released"


def probe(file):
    try:
        with WeakFileLock(file, timeout=0.5):
            return "free"
    except filelock.Timeout:
        return "busy"


if __name__ == "__main__":
    command, argument = sys.argv[1:]
    print(json.dumps({"read": read, "write": write, "hold": hold, "probe": probe}[command](argument)))
