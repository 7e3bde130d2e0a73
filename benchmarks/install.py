"""How much disk the package takes with nothing but what it needs: `python benchmarks/install.py [--extra notebooks]`.

Installs the checkout into an environment of its own, without compiled byte code, and prints the megabytes of each
distribution by the files that it lists.
"""

import argparse
import subprocess
import sys
import tempfile
import venv
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main():
    """Install and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--extra", default="")
    extra = parser.parse_args().extra
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=False)
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        site = Path(folder) / "lib" / version / "site-packages"
        what = f"{ROOT}[{extra}]" if extra else str(ROOT)
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-compile", "--target", str(site), what]
        subprocess.run(command, check=True)
        sizes = {}
        for one in distributions(path=[str(site)]):
            paths = [Path(one.locate_file(file)) for file in one.files or ()]
            sizes[one.name] = sum(path.stat().st_size for path in paths if path.exists()) / 1e6
    for name, size in sorted(sizes.items(), key=lambda item: -item[1])[:20]:
        print(f"{name:<24}{size:8.1f}")
    print(f"{'all ' + str(len(sizes)):<24}{sum(sizes.values()):8.1f} MB")


if __name__ == "__main__":
    main()
