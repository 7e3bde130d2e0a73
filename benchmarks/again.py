"""What a build looks at before it knows that nothing has changed: `python benchmarks/again.py 200000`.

So many short articles of `scale.py` are written, or those of a folder taken; then their files are listed, hashed, and
looked at again as a second build does. Where they are as they were, that build ends here. Seconds of the processor,
and of the clock, which other work on the machine lengthens.
"""

import argparse
import tempfile
import time
from pathlib import Path

from scale import Maker

from analysis.corpus.files.reading import list_files
from analysis.run.inputs import hash_files, versions
from analysis.run.parts import Parts, name_of


def timed(what, function):
    """Print how long a function takes, and return what it gives."""
    wall, used = time.monotonic(), time.process_time()
    found = function()
    print(f"| {what} | {time.process_time() - used:.1f} | {time.monotonic() - wall:.1f} |", flush=True)
    return found


def main():
    """Write, list, hash and look again."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int)
    parser.add_argument("--folder", type=Path, help="where the articles are; they are written there if it is not there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        corpus = options.folder or Path(scratch) / "articles"
        if not corpus.exists():
            corpus.mkdir()
            maker = Maker(brief=True)
            for n in range(options.articles):
                maker.write(corpus, n)
        parts = Parts(Path(scratch) / "out")
        print("| step | processor, s | clock, s |\n| --- | --- | --- |", flush=True)
        files, _ = timed("list the files", lambda: list_files(corpus))
        timed("hash them, the first time", lambda: hash_files(files, parts))
        files, _ = timed("list them again", lambda: list_files(corpus))
        found = timed("see that none has changed", lambda: hash_files(files, parts))
        timed("name what the run is made from", lambda: name_of("", found, versions()))
        print(f"\n{len(files):,} files")


if __name__ == "__main__":
    main()
