"""Break one line at a time and see whether the tests beside it notice.

    python benchmarks/mutants.py [--sample 200] [--seed 0] [--rooms stats measures ...] [--minutes 60]

A comparison is turned (< into <=, == into !=), a number moved by one, a guard's condition negated, `and` made `or`, a
sign made its other. Each mutant stands in a copy of the package; the tests of its own room and its own doctests run on
it (`BESIDE` names the rooms whose tests it needs as well), for a minute of the processor at most. What survives is
listed with its line: a test is missing there, or the line makes no difference.
"""

import argparse
import ast
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "analysis"
ROOMS = ("stats", "measures", "terms", "statements", "framing", "figures/plots.py")
BESIDE = {"stats": ("stats", "measures"), "measures": ("measures",)}
LIMIT = 60  # seconds of the processor for the tests of one mutant: what runs for ever is noticed, too
_TURNED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.Mult: ast.Div, ast.Div: ast.Mult, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip


def mutants_of(source):
    """Yield (line, what was changed, the changed source) of every mutant of a module."""
    tree = ast.parse(source)
    skipped = {id(part) for node in ast.walk(tree) for part in _left_alone(node)}
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        for what, change, back in _changes(node):
            change()
            text = ast.unparse(tree)
            back()
            yield node.lineno, what, text


def _left_alone(node):
    """Docstrings, annotations and default values say nothing that a test should notice."""
    if isinstance(node, ast.Raise | ast.JoinedStr | ast.AnnAssign):
        yield from ast.walk(node)
    elif isinstance(node, ast.FunctionDef):
        for default in [*node.args.defaults, *filter(None, node.args.kw_defaults), *node.decorator_list]:
            yield from ast.walk(default)


def _changes(node):
    def swapping(name, new, place=None):
        old = getattr(node, name) if place is None else getattr(node, name)[place]

        def put(value):
            if place is None:
                setattr(node, name, value)
            else:
                getattr(node, name)[place] = value

        return (lambda: put(new)), (lambda: put(old))

    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            if type(operator) in _TURNED:
                yield ("comparison", *swapping("ops", _TURNED[type(operator)](), place))
    elif isinstance(node, ast.BinOp | ast.BoolOp) and type(node.op) in _TURNED:
        if not any(
            isinstance(side, ast.Constant) and isinstance(side.value, str) for side in ast.iter_child_nodes(node)
        ):
            yield ("operator", *swapping("op", _TURNED[type(node.op)]()))
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield ("number", *swapping("value", node.value + 1))
    elif isinstance(node, ast.If | ast.IfExp):
        yield ("guard", *swapping("test", ast.UnaryOp(ast.Not(), node.test)))


def killed(path, text, room):
    """Run the tests beside a module on a mutant of it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "analysis"
        shutil.copytree(
            PACKAGE, copy, symlinks=False, ignore=shutil.ignore_patterns("__pycache__"), copy_function=_link
        )
        target = copy / path.relative_to(PACKAGE)
        target.unlink()
        target.write_text(text, encoding="utf-8")
        tests = [str(ROOT / "tests" / beside) for beside in BESIDE.get(room, (room.split("/")[0],))]
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--rootdir", str(ROOT)]
        command += ["-c", str(ROOT / "pyproject.toml"), *tests, str(target)]
        environment = {"PYTHONPATH": folder, "PATH": "/usr/bin:/bin", "OMP_NUM_THREADS": "1", "HOME": folder}
        done = subprocess.run(command, env=environment, capture_output=True, check=False, cwd=folder, preexec_fn=_limit)
        return done.returncode != 0


def _limit():
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))


def _link(source, target):
    try:
        Path(target).hardlink_to(source)
    except OSError:  # another disk
        shutil.copy(source, target)


def main():
    """Draw, break, run and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rooms", nargs="+", default=ROOMS)
    parser.add_argument("--minutes", type=float, default=60)
    options = parser.parse_args()
    every = []
    for room in options.rooms:
        place = PACKAGE / room
        for path in [place] if place.is_file() else sorted(place.rglob("*.py")):
            every += [(room, path, *found) for found in mutants_of(path.read_text("utf-8"))]
    drawn = random.Random(options.seed).sample(every, min(options.sample, len(every)))
    start, tried, survivors = time.monotonic(), 0, []
    for room, path, line, what, text in drawn:
        if time.monotonic() - start > 60 * options.minutes:
            break
        tried += 1
        if not killed(path, text, room):
            lines = path.read_text("utf-8").splitlines()
            survivors.append((path.relative_to(ROOT), line, what))
            print(f"survived: {path.relative_to(ROOT)}:{line} ({what}): {lines[line - 1].strip()}", flush=True)
    dead = tried - len(survivors)
    print(f"{tried} of {len(every)} mutants tried, {dead} killed ({dead / max(tried, 1):.0%})")


if __name__ == "__main__":
    main()
