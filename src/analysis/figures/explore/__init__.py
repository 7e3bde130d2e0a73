"""Explorers for JupyterLab that lead from a number back to its sentences, and from a sentence into its article.

Each works on a run, or on the tables themselves. Everything that came from an article is escaped before it is shown;
every list is bounded and says what it leaves out. The widgets come with the extra `notebooks`; they are loaded when one
is first used, so that the report, which marks sentences in the same way, does without them.
"""

import importlib

_HOME = {
    "actors": "of_actors",
    "check": "of_check",
    "corpus": "of_corpus",
    "estimates": "of_estimates",
    "events": "of_framing",
    "frames": "of_framing",
    "speakers": "of_statements",
    "statements": "of_statements",
    "table": "saved",
    "terms": "of_terms",
}
__all__ = sorted(_HOME)


def __getattr__(name):
    if name not in _HOME:
        raise AttributeError(f"an.explore has no {name!r}; it has {', '.join(__all__)}")
    try:
        module = importlib.import_module(f"analysis.figures.explore.{_HOME[name]}")
    except ModuleNotFoundError as error:
        raise ImportError(
            f"{error.name} is missing, which an.explore needs: pip install jupyterlab anywidget ipywidgets itables"
        ) from error
    return getattr(module, name)


def __dir__():
    return __all__
