"""Time and memory of reading much: `python benchmarks/many.py [--only html,csv,tar.gz] [--scale 0.1] [--shares 0.5,1]`.

Three inputs, each made at a quarter, a half and the whole of its size (or `--shares`) and read in a process of its own:
one HTML file of 10,000 articles as a press database writes it; a CSV of 500 MB; a tar.gz of 50,000 text files. Time is
that of the processor; memory the peak of the process, less that of one that reads a single article. The last column
says how many times as much each size takes as the one before: 2 is linear. With `--as-it-stands` lines are not cleaned;
with `--parts` files are read as the first step of a build reads them, to parts on disk.
"""

import argparse
import csv
import io
import random
import re
import resource
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

WORDS = re.findall(
    r"\w+",
    "harbour ferry council storm island school bridge market railway teacher farmer office winter morning village "
    "ministry engine bread lantern quarry orchard clinic ledger mayor captain dentist signal meadow boulder chapel",
)


def story(rng, paragraphs=6):
    """Return the title and the paragraphs of an article that nobody wrote."""
    out = []
    for _ in range(paragraphs):
        words = [rng.choice(WORDS) for _ in range(rng.randint(18, 40))]
        out.append(f"The {' '.join(words)} opened again on Thursday, the office said.")
    return f"{rng.choice(WORDS).title()} {rng.choice(WORDS)} opens again number {rng.randint(1, 10**9)}", out


def make_html(path, n):
    """Write one file of `n` articles, each with the header and the footer of a press database."""
    rng = random.Random(0)
    with path.open("w", encoding="utf-8") as file:
        file.write("<HTML><HEAD><TITLE>&nbsp;</TITLE></HEAD><BODY>\n")
        for i in range(1, n + 1):
            title, text = story(rng)
            body = "".join(f'<P CLASS="c8"><SPAN CLASS="c2">{p}</SPAN></P>\n' for p in text)
            file.write(
                f'<DIV CLASS="c0"><P>{i} of {n} DOCUMENTS</P></DIV><DIV><P>Lysk Courier</P></DIV>'
                f"<DIV><P>September {i % 28 + 1}, 2031 Tuesday</P></DIV><DIV><P>{title}</P></DIV>"
                f"<DIV><P>SECTION: NEWS; Pg. 1</P></DIV><DIV><P>LENGTH: 200 words</P></DIV><DIV>{body}</DIV>"
                "<DIV><P>LOAD-DATE: September 30, 2031</P></DIV><DIV><P>LANGUAGE: ENGLISH</P></DIV>\n"
            )
        file.write("</BODY></HTML>\n")


def make_csv(path, n_bytes):
    """Write a table of articles until it has `n_bytes`."""
    rng = random.Random(0)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("title", "outlet", "date", "text"))
        while file.tell() < n_bytes:
            for _ in range(100):
                title, text = story(rng, 12)
                writer.writerow((title, f"Outlet {rng.randint(1, 20)}", "2031-09-05", "\n\n".join(text)))


def make_tar(path, n):
    """Write a tar.gz of `n` files."""
    rng = random.Random(0)
    with tarfile.open(path, "w:gz", compresslevel=1) as archive:
        for i in range(n):
            title, text = story(rng, 4)
            data = "\n\n".join([title, *text]).encode()
            member = tarfile.TarInfo(f"courier_2031-09-{i % 28 + 1:02}_{i}.txt")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))


def measure(path, how):
    """Read a file in this process, and print articles, seconds of the processor and the peak in MB."""
    read = read_to_parts if how == "parts" else read_to_table
    start = time.process_time()
    n = read(path, how)
    seconds = time.process_time() - start
    print(n, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def read_to_table(path, how):
    """Return how many articles `load_articles` reads."""
    import analysis as an

    return len(an.load_articles(path, clean=how == "clean"))


def read_to_parts(path, how):
    """Return how many articles the first step of a build reads."""
    from analysis.run import stages
    from analysis.run.build import BATCH
    from analysis.run.parts import Parts

    with tempfile.TemporaryDirectory() as folder:
        task = {"folder": folder, "source": str(path), "files": [(str(path), path.name, "")], "columns": None}
        stages.read(task | {"by": "", "index": {"out": None}, "most": BATCH, "out": "read-told"})
        return sum(len(light) for _, light in Parts(folder).load("read-told")["chunks"])


def in_its_own_process(path, how):
    """Return what `measure` prints."""
    command = [sys.executable, __file__, "--read", str(path), "--how", how]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    n, seconds, peak = done.stdout.split()[-3:]
    return int(n), float(seconds), float(peak)


def main():
    """Make the inputs, read them, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", type=float, default=1, help="share of the full sizes")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--only", default="html,csv,tar.gz", help="which of the inputs")
    parser.add_argument("--shares", default="0.25,0.5,1", help="of the size, one after the other")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--how", default="clean", help=argparse.SUPPRESS)
    how.add_argument("--as-it-stands", dest="how", action="store_const", const="raw", help="lines are not cleaned")
    how.add_argument("--parts", dest="how", action="store_const", const="parts", help="as a build reads")
    options = parser.parse_args()
    if options.read:
        measure(options.read, options.how)
        return
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        one = folder / "courier_2031-09-05_a.txt"
        one.write_text("\n\n".join(story(random.Random(0))[1]))
        ground = in_its_own_process(one, options.how)[2]
        print(f"one article: peak {ground:.0f} MB\n")
        print("| input | articles | size, MB | seconds | peak above one article, MB | times the half: time, peak |")
        print("| --- | --- | --- | --- | --- | --- |")
        for name, make, full, suffix in (
            ("one HTML file", make_html, 10_000, "html"),
            ("CSV", make_csv, 500 * 2**20, "csv"),
            ("tar.gz", make_tar, 50_000, "tar.gz"),
        ):
            if suffix not in options.only.split(","):
                continue
            before = None
            for share in map(float, options.shares.split(",")):
                path = folder / f"many.{suffix}"
                make(path, int(full * share * options.scale))
                n, seconds, peak = in_its_own_process(path, options.how)
                size, above = path.stat().st_size / 2**20, peak - ground
                times = f"{seconds / before[0]:.2f}, {above / before[1]:.2f}" if before else ""
                print(f"| {name} | {n:,} | {size:.1f} | {seconds:.1f} | {above:.0f} | {times} |", flush=True)
                before = seconds, max(above, 1)
                path.unlink()


if __name__ == "__main__":
    main()
