"""What every page of HTML of this package says to the viewers that show it."""

NO_MATH = "mathjax_ignore tex2jax_ignore"
"""Classes of what holds words of articles: JupyterLab and nbconvert set what stands between two $ as a formula."""
