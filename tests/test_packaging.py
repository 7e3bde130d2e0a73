"""The same packages and ranges everywhere: pyproject.toml, environment.yml, constraints.txt."""

import re
import subprocess
import sys
import tomllib

import pytest
import yaml

import analysis
from analysis.base.paths import CHECKOUT, sample_files
from analysis.run.notebooks import notebook_paths

# conda-forge's name for a package of PyPI, where they differ; each looked at by hand.
CONDA_NAMES = {"matplotlib": "matplotlib-base"}
# Not known to be on conda-forge: pip installs them into the conda environment.
PIP_ONLY = {"lxml-html-clean", "py3langid"}


@pytest.fixture(scope="module")
def project():
    return tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def extras(project):
    return project["optional-dependencies"]


def split(requirement):
    name, bounds = re.fullmatch(r"([A-Za-z0-9_.-]+)(?:\[.*\])?\s*(.*)", requirement).groups()
    return name.lower(), bounds


def test_conda_environment_names_the_packages_and_ranges_of_core_and_notebooks(project, extras):
    environment = yaml.safe_load((CHECKOUT / "environment.yml").read_text(encoding="utf-8"))
    conda = dict(split(d) for d in environment["dependencies"] if isinstance(d, str))
    assert conda.pop("python") == project["requires-python"]
    assert conda.pop("pip") == ""
    wanted = {
        CONDA_NAMES.get(name, name): bounds
        for name, bounds in map(split, project["dependencies"] + extras["notebooks"])
    }
    (by_pip,) = [d["pip"] for d in environment["dependencies"] if isinstance(d, dict)]
    assert by_pip == [f"{name}{wanted.pop(name)}" for name in sorted(PIP_ONLY)] + ["--editable ."]
    assert conda == wanted


def test_constraints_pin_every_direct_dependency_inside_its_range(project, extras):
    pins = {}
    for line in (CHECKOUT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        name, _, version = line.split(";")[0].strip().partition("==")
        pins.setdefault(name.lower(), []).append(version)
    direct = project["dependencies"] + [x for name in ("notebooks", "docs", "scale", "dev") for x in extras[name]]
    for name, bounds in map(split, [x for x in direct if not x.startswith("said-on-thursday")]):
        least = [int(x) for x in bounds.removeprefix(">=").split(".")]
        assert pins.get(name), f"{name} is not pinned"
        for version in pins[name]:
            assert [int(x) for x in re.findall(r"\d+", version)][: len(least)] >= least, (name, version)


def test_the_core_is_light_and_dev_holds_every_extra_but_training(project, extras):
    assert set(extras) == {"dev", "docs", "notebooks", "scale", "train"}
    assert "said-on-thursday[notebooks,docs,scale]" in extras["dev"]
    core = {name for name, _ in map(split, project["dependencies"])}
    heavy = {"dask", "fsspec", "jupyterlab", "ipywidgets", "itables", "ipykernel", "nbclient", "nbformat", "torch"}
    assert not core & heavy
    assert "torch" not in " ".join(extras["dev"]), "the everyday environment never holds torch"


def test_every_import_of_the_core_works_without_the_notebooks_extra():
    script = """
import sys
for name in ("IPython", "ipywidgets", "itables", "jupyterlab", "nbclient", "nbformat", "dask", "distributed"):
    sys.modules[name] = None  # importing it now fails as if it were not installed
import analysis, analysis.run.report, analysis.__main__
for name in analysis.__all__:
    getattr(analysis, name)
try:
    analysis.explore.statements
except ImportError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.strip().endswith("pip install jupyterlab anywidget ipywidgets itables")


def test_one_version_everywhere(project):
    assert project["dynamic"] == ["version"], "hatch reads it from src/analysis/__init__.py"
    citation = yaml.safe_load((CHECKOUT / "CITATION.cff").read_text(encoding="utf-8"))
    assert str(citation["version"]) == analysis.__version__


def test_the_wheel_holds_sample_and_notebooks():
    whole = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    shipped = whole["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert {path: to for path, to in shipped.items() if "notebooks" in path} == {
        f"notebooks/{path.name}": f"analysis/notebooks/{path.name}" for path in notebook_paths()
    }
    assert {to for path, to in shipped.items() if path.startswith("data")} == {
        f"analysis/sample/{path.name}" for path in sample_files().values()
    }


def test_types_are_told_to_others():
    assert (CHECKOUT / "src" / "analysis" / "py.typed").is_file()


def test_editors_and_type_checkers_see_the_names_that_are_looked_up_when_used():
    """`an.name` is found by `__getattr__`, which says nothing to an editor; the stub beside it does."""
    names = {f"from {room} import {name} as {name}" for name, room in analysis._HOME.items()}
    names |= {f"import {room} as {name}" for name, room in analysis._MODULES.items()}
    stub = (CHECKOUT / "src" / "analysis" / "__init__.pyi").read_text(encoding="utf-8")
    told = set(re.findall(r"(?m)^(?:from|import) .*$", stub))
    assert told == names, f"src/analysis/__init__.pyi: add {names - told}, take out {told - names}"
