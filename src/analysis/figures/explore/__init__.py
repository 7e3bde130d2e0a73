"""Explorers for JupyterLab that lead from a number back to its sentences, and from a sentence into its article.

Each works on a run, or on the tables themselves. Everything that came from an article is escaped before it is shown;
every list is bounded and says what it leaves out.
"""

from analysis.figures.explore.of_actors import actors
from analysis.figures.explore.of_check import check
from analysis.figures.explore.of_corpus import corpus
from analysis.figures.explore.of_estimates import estimates
from analysis.figures.explore.of_framing import events, frames
from analysis.figures.explore.of_statements import speakers, statements
from analysis.figures.explore.of_terms import terms
from analysis.figures.explore.saved import table

__all__ = ["actors", "check", "corpus", "estimates", "events", "frames", "speakers", "statements", "table", "terms"]
