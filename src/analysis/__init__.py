"""Said on Thursday: how news outlets word, source and frame the same story.

Import it as ``import analysis as an``; every public function is a name of `an`. Nothing is loaded, read or set before
the first use of a name, so the import costs little more than pandas.
"""

import importlib

_ROOMS = {
    "analysis.corpus.load": ("load_articles", "read_corpus", "summarize_corpus"),
    "analysis.corpus.by_file": ("summarize_files",),
    "analysis.corpus.table": ("as_articles",),
    "analysis.corpus.embedded": ("sample",),
    "analysis.corpus.audit": ("cleaning_audit", "cleaning_effect"),
    "analysis.corpus.copies": ("copy_weights", "find_copies"),
    "analysis.corpus.events": ("find_events",),
    "analysis.text.languages": ("english_articles",),
    "analysis.stats.contrasts": ("compare_groups",),
    "analysis.stats.estimates": ("estimate_ratio", "estimate_shares"),
    "analysis.text.sentences": ("split_sentences",),
    "analysis.text.tokens": ("tokenize",),
    "analysis.text.words": ("stop_list",),
    "analysis.terms.counting.matrix": ("TermMatrix", "document_term_matrix"),
    "analysis.terms.counting.phrases": ("full_names", "multiword_names"),
    "analysis.terms.frequency": ("count_terms", "dispersion"),
    "analysis.terms.periods": ("trend_word", "trends"),
    "analysis.terms.diversity": ("lexical_diversity",),
    "analysis.terms.shift": ("word_shift",),
    "analysis.terms.keywords.contrast": ("keyness",),
    "analysis.terms.keywords.style": ("house_style",),
    "analysis.terms.collocates": ("collocations", "compare_collocations"),
    "analysis.terms.concordance": ("kwic",),
    "analysis.terms.index.words": ("index_words",),
    "analysis.attribution.extract": ("find_attributions",),
    "analysis.statements.read": ("learn_persons", "read_statements", "unplaced"),
    "analysis.measures.voice": (
        "anonymous_share",
        "blame_matrix",
        "first_heard",
        "one_source_articles",
        "reporting_lag",
        "right_of_reply",
        "share_of_voice",
    ),
    "analysis.measures.corpus": ("article_lengths", "articles_over_time", "line_roles"),
    "analysis.measures.gaps": ("stance_gaps",),
    "analysis.measures.heard": ("top_speakers", "unknown_speakers"),
    "analysis.measures.speakers": ("concentration",),
    "analysis.framing.frames": ("frame_answers", "frame_shares"),
    "analysis.framing.own_frames": ("find_frame_cues", "frame_cues"),
    "analysis.framing.acts": ("agency", "find_acts"),
    "analysis.framing.examples": ("frame_from_examples",),
    "analysis.framing.suggest": ("suggest_names", "suggest_words"),
    "analysis.framing.war_peace": ("war_and_peace",),
    "analysis.framing.coverage": ("compare_coverage", "coverage_gaps"),
    "analysis.framing.headlines": ("check_headlines",),
    "analysis.framing.naming": ("find_names", "naming_choices"),
    "analysis.evaluate.attributions": ("calibration", "score_attributions"),
    "analysis.evaluate.checks": ("agreement", "corrected", "read_checks", "sample_for_check"),
    "analysis.evaluate.evidence": ("sentences_behind",),
    "analysis.evaluate.lines": ("score_lines",),
    "analysis.evaluate.measured": ("how_well", "measured_errors"),
    "analysis.evaluate.statements": ("compare_statements", "score_statements"),
    "analysis.run.build": ("build_tables",),
    "analysis.figures.compose": ("Figure", "figure"),
    "analysis.figures.looks": ("group_looks",),
    "analysis.figures.plots": ("plot_bars", "plot_cells", "plot_estimates", "plot_trend"),
    "analysis.figures.save": ("save_table",),
    "analysis.run.compare": ("compare_runs",),
    "analysis.run.open": ("Run", "open_run"),
    "analysis.run.share": ("export_derived", "rejoin"),
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}

_MODULES = {"explore": "analysis.figures.explore", "schema": "analysis.base.schema"}
"""Modules that are names of `an` themselves: the widgets, and what each table holds."""

__all__ = sorted([*_HOME, *_MODULES])
__version__ = "0.1.0"


def __getattr__(name):
    if name in _MODULES:
        return importlib.import_module(_MODULES[name])
    if name not in _HOME:
        from analysis.base.arguments import did_you_mean

        told = did_you_mean([name], __all__) or f"; it has {', '.join(__all__)}"
        raise AttributeError(f"analysis has no {name!r}{told}")
    value = getattr(importlib.import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__():
    return [*__all__, "__version__"]
