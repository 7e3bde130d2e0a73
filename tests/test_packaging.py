"""The same packages and ranges everywhere: pyproject.toml, environment.yml, constraints.txt."""

import re
import tomllib

import pytest
import yaml

from analysis.base.paths import CHECKOUT

# conda-forge's name for a package of PyPI, where they differ; each looked at by hand.
CONDA_NAMES = {"matplotlib": "matplotlib-base"}
# Not known to be on conda-forge: pip installs them into the conda environment.
PIP_ONLY = {"lxml-html-clean", "py3langid"}


@pytest.fixture(scope="module")
def project():
    return tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def split(requirement):
    name, bounds = re.fullmatch(r"([A-Za-z0-9_.-]+)\s*(.*)", requirement).groups()
    return name.lower(), bounds


def test_conda_environment_names_the_same_packages_and_ranges(project):
    environment = yaml.safe_load((CHECKOUT / "environment.yml").read_text(encoding="utf-8"))
    conda = dict(split(d) for d in environment["dependencies"] if isinstance(d, str))
    assert conda.pop("python") == project["requires-python"]
    assert conda.pop("pip") == ""
    wanted = {CONDA_NAMES.get(name, name): bounds for name, bounds in map(split, project["dependencies"])}
    (by_pip,) = [d["pip"] for d in environment["dependencies"] if isinstance(d, dict)]
    assert by_pip == [f"{name}{wanted.pop(name)}" for name in sorted(PIP_ONLY)] + ["--editable ."]
    assert conda == wanted


def test_constraints_pin_every_direct_dependency_inside_its_range(project):
    pins = {}
    for line in (CHECKOUT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        name, _, version = line.split(";")[0].strip().partition("==")
        pins.setdefault(name.lower(), []).append(version)
    for name, bounds in map(split, project["dependencies"] + project["optional-dependencies"]["dev"]):
        least = [int(x) for x in bounds.removeprefix(">=").split(".")]
        assert pins.get(name), f"{name} is not pinned"
        for version in pins[name]:
            assert [int(x) for x in re.findall(r"\d+", version)][: len(least)] >= least, (name, version)


def test_extras_are_dev_and_train_only(project):
    assert set(project["optional-dependencies"]) == {"dev", "train"}
    everything = " ".join(project["dependencies"] + project["optional-dependencies"]["dev"])
    assert "torch" not in everything, "the everyday environment never holds torch"
