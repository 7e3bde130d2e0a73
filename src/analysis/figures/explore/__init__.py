"""Explorers for JupyterLab that lead from a number back to its sentences, and from a sentence into its article.

Each works on a run, or on the tables themselves. Everything that came from an article is escaped before it is shown;
every list is bounded and says what it leaves out.
"""

from analysis.figures.explore.of_check import check
from analysis.figures.explore.of_estimates import estimates
from analysis.figures.explore.of_statements import speakers, statements
from analysis.figures.explore.saved import table

__all__ = ["check", "estimates", "speakers", "statements", "table"]
