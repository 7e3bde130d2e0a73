"""Break one line at a time and see whether a test notices.

    python benchmarks/mutants.py [--sample 200] [--seed 0] [--rooms stats measures ...] [--state mutants.jsonl]

A comparison is turned (< into <=, == into !=), a number moved by one, a guard's condition negated, `and` made `or`, a
sign made its other. pytest collects the tests of the rooms once. Which tests pass through a line is measured with
`coverage`, in a child of its own; what stands behind a cache of the rooms is measured by itself. Then every test runs
with nothing changed, once in this process and once more as for a mutant; those that fail or are slow are named and
left out. A child process per mutant puts the changed code in the place of the function's own (or the changed constant
into every module that took it over), empties the caches, and runs the tests that pass through that line, the fastest
first, until one fails. Killed means that a test failed or ran for ever, nothing else. What the encoder, which no
mutant touches, has read is kept from the first run on. Every result is written to the state file at once, and a kill
is not tried again.
"""

import argparse
import ast
import gc
import hashlib
import json
import os
import random
import resource
import signal
import sys
import time
import traceback
import types
from collections import Counter, defaultdict
from functools import cache, lru_cache
from inspect import signature
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "analysis"
ROOMS = ("stats", "measures", "terms", "statements", "framing", "figures/plots.py")
KILLED = ("killed", "timeout")
SLOW = 5.0  # seconds: a test that takes longer is left out
MOST = 60.0  # seconds of tests for one mutant, by their own time without it
_TURNED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.Mult: ast.Div, ast.Div: ast.Mult, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip


def changes_of(tree):
    """Yield (line, what is changed, a function that changes the tree) of every mutant of a module."""
    skipped = {id(part) for node in ast.walk(tree) for part in _left_alone(node)}
    for node in ast.walk(tree):
        if id(node) not in skipped:
            for what, change in _changes(node):
                yield node.lineno, what, change


def _left_alone(node):
    """Messages, annotations, default values and class bodies say nothing that is tried here."""
    if isinstance(node, ast.Raise | ast.JoinedStr | ast.AnnAssign):
        yield from ast.walk(node)
    elif isinstance(node, ast.FunctionDef):
        for default in [*node.args.defaults, *filter(None, node.args.kw_defaults), *node.decorator_list]:
            yield from ast.walk(default)
    elif isinstance(node, ast.ClassDef):
        for part in node.body:
            if not isinstance(part, ast.FunctionDef):
                yield from ast.walk(part)


def _changes(node):
    def put(name, new, place=None):
        if place is None:
            return lambda: setattr(node, name, new)
        return lambda: getattr(node, name).__setitem__(place, new)

    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            if type(operator) in _TURNED:
                yield "comparison", put("ops", _TURNED[type(operator)](), place)
    elif isinstance(node, ast.BinOp | ast.BoolOp) and type(node.op) in _TURNED:
        sides = list(ast.iter_child_nodes(node))
        if not any(isinstance(side, ast.Constant) and isinstance(side.value, str) for side in sides):
            yield "operator", put("op", _TURNED[type(node.op)]())
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield "number", put("value", node.value + 1)
    elif isinstance(node, ast.If | ast.IfExp):
        yield "guard", put("test", ast.UnaryOp(ast.Not(), node.test))


def every_mutant(rooms):
    """List (path, number, line, what) of every mutant of rooms; `number` counts the changes of a module."""
    out = []
    for room in rooms:
        place = PACKAGE / room
        for path in [place] if place.is_file() else sorted(place.rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            out += [(path, number, line, what) for number, (line, what, _) in enumerate(changes_of(tree))]
    return out


def break_it(path, number):
    """Put a mutant in the place of what this process has imported."""
    source = path.read_text("utf-8")
    tree = ast.parse(source)
    line, _, change = list(changes_of(tree))[number]
    change()
    code = compile(ast.fix_missing_locations(tree), str(path), "exec")
    around = _function_around(ast.parse(source), line)
    if around is not None:
        new = next(c for c in _codes(code) if c.co_qualname == around)
        for one in functions()[str(path), around]:
            one.__code__ = new
        return
    name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
    module = sys.modules[name]
    fresh = {"__name__": name, "__file__": str(path), "__package__": name.rpartition(".")[0]}
    exec(code, fresh)
    for key, value in fresh.items():
        old = module.__dict__.get(key)
        if key.startswith("__") or isinstance(value, types.FunctionType | type | types.ModuleType) or value is old:
            continue
        for other in list(sys.modules.values()):
            if getattr(other, "__dict__", {}).get(key) is old:
                setattr(other, key, value)


def play(item):
    """Run one test; a doctest throws away what its module gave it, which the next run needs."""
    given = dict(item.dtest.globs) if hasattr(item, "dtest") else None
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
    if given is not None:
        item.dtest.globs = given


@cache
def functions():
    """Find all functions of the package by file and name."""
    found = defaultdict(list)
    for one in gc.get_objects():
        if isinstance(one, types.FunctionType) and one.__code__.co_filename.startswith(str(PACKAGE)):
            found[one.__code__.co_filename, one.__code__.co_qualname].append(one)
    return found


@cache
def remembering():
    """Find the caches of the rooms; the rooms below them know nothing of a mutant."""
    rooms = tuple(f"analysis.{room.split('/')[0]}." for room in (*ROOMS, "evaluate", "run"))
    known = [one for one in gc.get_objects() if hasattr(type(one), "cache_clear")]
    return [one for one in known if (getattr(one, "__module__", None) or "").startswith(rooms)]


def _function_around(tree, line):
    """Name the outermost function that a line stands in, with its class; None for a line of the module."""
    for node in tree.body:
        for part in node.body if isinstance(node, ast.ClassDef) else [node]:
            if isinstance(part, ast.FunctionDef) and part.lineno <= line <= part.end_lineno:
                return f"{node.name}.{part.name}" if isinstance(node, ast.ClassDef) else part.name
    return None


def _codes(code):
    for part in code.co_consts:
        if isinstance(part, types.CodeType):
            yield part
            yield from _codes(part)


class Mutants:
    """A pytest plugin that takes the place of the loop over tests."""

    def __init__(self, options):
        self.options = options
        self.state = Path(options.state)
        self.map_file = self.state.with_suffix(".map.json")
        self.failed_file = self.state.with_suffix(".failed")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session):
        """Measure what is not measured yet, then try the mutants."""
        from analysis.text.encoder import Encoder

        Encoder._read = lru_cache(maxsize=None)(Encoder._read)
        self.session, self.items, self.stamp = session, {item.nodeid: item for item in session.items}, stamp_of_all()
        if not self.map_file.is_file() or json.loads(self.map_file.read_text())["stamp"] != self.stamp:
            self.in_child(self.measure, seconds=3600)
        self.lines = json.loads(self.map_file.read_text())["lines"]
        self.seconds = self.control()
        functions(), remembering()
        gc.freeze()
        while (
            self.in_child(lambda: self.once_more(self.by_time(self.seconds)), 3600) == 1
        ):  # without the last that failed
            name = self.failed_file.read_text()
            say(f"left out, since it fails the second time with nothing changed: {name}")
            del self.seconds[name]
        self.run()
        return True

    def measure(self):
        """Run every test once and write down through which lines it passes, and how long it takes."""
        sys.path.remove(str(ROOT / "benchmarks"))  # whose own coverage.py is something else
        import coverage

        measured = coverage.Coverage(data_file=None, source=[str(PACKAGE)])
        measured.start()
        used = self.behind_caches(measured)
        for name, item in self.items.items():
            measured.switch_context(name)
            for known in used:
                known.before = sum(known.cache.cache_info()[:2])
            for known in remembering():  # what has an argument is forgotten
                if known not in {one.cache for one in used}:
                    known.cache_clear()
            play(item)
            for known in used:
                if sum(known.cache.cache_info()[:2]) > known.before:
                    known.tests.append(name)
        measured.stop()
        data, lines, tests = measured.get_data(), {}, {known.context: known.tests for known in used}
        for file in data.measured_files():
            here = data.contexts_by_lineno(file)
            lines[str(Path(file).relative_to(ROOT))] = {
                n: sorted({one for c in names if c for one in tests.get(c, [c])}) for n, names in here.items()
            }
        self.map_file.write_text(json.dumps({"stamp": self.stamp, "lines": lines}))
        return 0

    def behind_caches(self, measured):
        """Measure what each cache without an argument passes through; tests that ask it pass through that too."""
        found = []
        for number, known in enumerate(one for one in remembering() if not signature(one).parameters):
            for other in remembering():
                other.cache_clear()
            found.append(types.SimpleNamespace(cache=known, context=f"cache {number}", tests=[]))
            measured.switch_context(found[-1].context)
            known()
        return found

    def control(self):
        """Run every test with nothing changed; return the seconds of those that pass and are not slow."""
        seconds = {}
        for name, item in self.items.items():
            start, self.session.testsfailed = time.process_time(), 0
            play(item)
            took = time.process_time() - start
            if self.session.testsfailed or took > SLOW:
                say(f"left out, since it {'fails with nothing changed' if took <= SLOW else 'is slow'}: {name}")
            else:
                seconds[name] = round(took, 3)
        self.session.testsfailed = 0
        return seconds

    def once_more(self, names):
        """Run tests, in a child, until one fails; return whether one did."""
        gc.disable()
        for known in remembering():
            known.cache_clear()
        for name in names:
            item = self.items[name]
            play(item)
            if self.session.testsfailed:
                self.failed_file.write_text(name)
                return 1
        return 0

    def by_time(self, names):
        """Sort tests, the fastest first."""
        return sorted(names, key=lambda name: (self.seconds[name], name))

    def in_child(self, work, seconds):
        """Do some work in a child process; return its exit status, or "timeout"."""
        child = os.fork()
        if not child:
            resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
            signal.alarm(int(seconds) * 20)
            code = 3
            try:
                code = work()
            except BaseException:
                say(traceback.format_exc())
            finally:
                os._exit(code)
        status = os.waitpid(child, 0)[1]
        return "timeout" if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)

    def through(self, path, line):
        """Name the tests that pass through a line (of a module's own lines: through the module), the fastest first."""
        lines, tree = self.lines.get(str(path.relative_to(ROOT)), {}), ast.parse(path.read_text("utf-8"))
        if _function_around(tree, line) is None:
            names = {name for those in lines.values() for name in those}
        else:  # Python tells no line of its own for some parts of a statement
            around = [n for n in ast.walk(tree) if isinstance(n, ast.stmt) and n.lineno <= line <= n.end_lineno]
            inner = max(around, key=lambda node: node.lineno)
            names = set(lines.get(str(line), ()))
            names = names or {n for k in range(inner.lineno, inner.end_lineno + 1) for n in lines.get(str(k), ())}
        chosen, sum_of = [], 0.0
        for name in self.by_time(names & set(self.seconds)):
            sum_of += self.seconds[name]
            if sum_of > MOST:
                break
            chosen.append(name)
        return chosen

    def try_one(self, names, change):
        """Run tests, in a child, after a change; return "killed", "survived", "timeout" or "broken"."""

        def work():
            change()
            return self.once_more(names)

        limit = 10 + 4 * sum(self.seconds[name] for name in names)
        return {0: "survived", 1: "killed", "timeout": "timeout"}.get(self.in_child(work, limit), "broken")

    def run(self):
        """Draw mutants and try those whose result is not known."""
        every = every_mutant(self.options.rooms)
        drawn = random.Random(self.options.seed).sample(every, min(self.options.sample, len(every)))
        known = [json.loads(x) for x in self.state.read_text().splitlines()] if self.state.is_file() else []
        known = {row["id"]: row for row in known}
        results, start = [], time.monotonic()
        for path, number, line, what in drawn:
            if time.monotonic() - start > 60 * self.options.minutes:
                break
            text = path.read_text("utf-8")
            key = hashlib.sha256(f"{path.relative_to(ROOT)}{number}{text}".encode()).hexdigest()[:16]
            old = known.get(key)
            if not old or (
                old["result"] not in KILLED and old["stamp"] != self.stamp
            ):  # there may be a test for it now
                tests = self.through(path, line)
                result = self.try_one(tests, lambda p=path, n=number: break_it(p, n)) if tests else "no test"
                place = f"{path.relative_to(ROOT)}:{line}"
                known[key] = {"id": key, "at": place, "what": what, "result": result, "tests": len(tests)}
                known[key] |= {"in": _function_around(ast.parse(text), line), "stamp": self.stamp}
                known[key]["source"] = text.splitlines()[line - 1].strip()
                with self.state.open("a") as file:
                    file.write(json.dumps(known[key]) + "\n")
            results.append(known[key])
            if known[key]["result"] not in KILLED:
                row = known[key]
                say(f"{row['result']}: {row['at']} ({row['what']}, {row['tests']} tests): {row['source']}")
        self.tell(results, len(every))

    def tell(self, results, total):
        """Print how many were killed, by room."""
        tried = [row for row in results if row["result"] != "broken"]
        dead = Counter(row["at"].split("/")[2] for row in tried if row["result"] in KILLED)
        for room, n in sorted(Counter(row["at"].split("/")[2] for row in tried).items()):
            say(f"{room}: {dead[room]} of {n} killed")
        share, left = sum(dead.values()) / max(len(tried), 1), len(results) - len(tried)
        of = f"{len(tried)} of {total} mutants tried"
        say(f"seed {self.options.seed}: {of}, {sum(dead.values())} killed ({share:.0%})")
        say(f"{left} more stopped pytest itself and are not counted")


def stamp_of_all():
    """Hash the sources and tests that the map of lines rests on."""
    files = sorted([*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")])
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


def say(text):
    """Print past pytest's capture."""
    os.write(SCREEN, f"{text}\n".encode())


def main():
    """Collect the tests and try the mutants."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rooms", nargs="+", default=ROOMS)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--state", default="mutants.jsonl", help="results, one a line; taken up again")
    options = parser.parse_args()
    os.chdir(ROOT)
    rooms = sorted({room.split("/")[0] for room in options.rooms})
    places = [str(ROOT / "tests" / room) for room in rooms] + [str(PACKAGE / room) for room in rooms]
    quiet = ["-p", "no:terminal", "-p", "no:cacheprovider", "-o", "addopts=", "--doctest-modules", "-m", "not browser"]
    pytest.main([*quiet, "--import-mode=importlib", *places], plugins=[Mutants(options)])


SCREEN = os.dup(1)

if __name__ == "__main__":
    main()
