"""What `__getattr__` finds when used, for editors and type checkers; a test compares it with `__init__.py`."""

from analysis.attribution.extract import find_attributions as find_attributions
from analysis.corpus.audit import cleaning_audit as cleaning_audit
from analysis.corpus.audit import cleaning_effect as cleaning_effect
from analysis.corpus.copies import copy_weights as copy_weights
from analysis.corpus.copies import find_copies as find_copies
from analysis.corpus.embedded import sample as sample
from analysis.corpus.events import find_events as find_events
from analysis.corpus.load import load_articles as load_articles
from analysis.corpus.load import read_corpus as read_corpus
from analysis.corpus.load import summarize_corpus as summarize_corpus
from analysis.corpus.table import as_articles as as_articles
from analysis.evaluate.attributions import calibration as calibration
from analysis.evaluate.attributions import score_attributions as score_attributions
from analysis.evaluate.checks import agreement as agreement
from analysis.evaluate.checks import corrected as corrected
from analysis.evaluate.checks import read_checks as read_checks
from analysis.evaluate.checks import sample_for_check as sample_for_check
from analysis.evaluate.evidence import sentences_behind as sentences_behind
from analysis.evaluate.lines import score_lines as score_lines
from analysis.evaluate.measured import how_well as how_well
from analysis.evaluate.measured import measured_errors as measured_errors
from analysis.evaluate.statements import compare_statements as compare_statements
from analysis.evaluate.statements import score_statements as score_statements
from analysis.figures.compose import Figure as Figure
from analysis.figures.compose import figure as figure
from analysis.figures.plots import group_looks as group_looks
from analysis.figures.plots import plot_bars as plot_bars
from analysis.figures.plots import plot_cells as plot_cells
from analysis.figures.plots import plot_estimates as plot_estimates
from analysis.figures.plots import plot_trend as plot_trend
from analysis.figures.save import save_table as save_table
from analysis.framing.acts import agency as agency
from analysis.framing.acts import find_acts as find_acts
from analysis.framing.coverage import compare_coverage as compare_coverage
from analysis.framing.coverage import coverage_gaps as coverage_gaps
from analysis.framing.examples import frame_from_examples as frame_from_examples
from analysis.framing.frames import frame_answers as frame_answers
from analysis.framing.frames import frame_shares as frame_shares
from analysis.framing.headlines import check_headlines as check_headlines
from analysis.framing.naming import find_names as find_names
from analysis.framing.naming import naming_choices as naming_choices
from analysis.framing.own_frames import find_frame_cues as find_frame_cues
from analysis.framing.own_frames import frame_cues as frame_cues
from analysis.framing.suggest import suggest_names as suggest_names
from analysis.framing.suggest import suggest_words as suggest_words
from analysis.framing.war_peace import war_and_peace as war_and_peace
from analysis.measures.corpus import article_lengths as article_lengths
from analysis.measures.corpus import articles_over_time as articles_over_time
from analysis.measures.corpus import line_roles as line_roles
from analysis.measures.gaps import stance_gaps as stance_gaps
from analysis.measures.heard import top_speakers as top_speakers
from analysis.measures.heard import unknown_speakers as unknown_speakers
from analysis.measures.speakers import concentration as concentration
from analysis.measures.voice import anonymous_share as anonymous_share
from analysis.measures.voice import blame_matrix as blame_matrix
from analysis.measures.voice import first_heard as first_heard
from analysis.measures.voice import one_source_articles as one_source_articles
from analysis.measures.voice import reporting_lag as reporting_lag
from analysis.measures.voice import right_of_reply as right_of_reply
from analysis.measures.voice import share_of_voice as share_of_voice
from analysis.run.build import build_tables as build_tables
from analysis.run.compare import compare_runs as compare_runs
from analysis.run.open import Run as Run
from analysis.run.open import open_run as open_run
from analysis.run.share import export_derived as export_derived
from analysis.run.share import rejoin as rejoin
from analysis.statements.read import learn_persons as learn_persons
from analysis.statements.read import read_statements as read_statements
from analysis.statements.read import unplaced as unplaced
from analysis.stats.contrasts import compare_groups as compare_groups
from analysis.stats.estimates import estimate_ratio as estimate_ratio
from analysis.stats.estimates import estimate_shares as estimate_shares
from analysis.terms.collocates import collocations as collocations
from analysis.terms.collocates import compare_collocations as compare_collocations
from analysis.terms.concordance import kwic as kwic
from analysis.terms.counting.matrix import TermMatrix as TermMatrix
from analysis.terms.counting.matrix import document_term_matrix as document_term_matrix
from analysis.terms.counting.phrases import multiword_names as multiword_names
from analysis.terms.diversity import lexical_diversity as lexical_diversity
from analysis.terms.frequency import count_terms as count_terms
from analysis.terms.frequency import dispersion as dispersion
from analysis.terms.keywords.contrast import keyness as keyness
from analysis.terms.periods import trend_word as trend_word
from analysis.terms.periods import trends as trends
from analysis.terms.shift import word_shift as word_shift
from analysis.text.languages import english_articles as english_articles
from analysis.text.sentences import split_sentences as split_sentences
from analysis.text.tokens import tokenize as tokenize
from analysis.text.words import stop_list as stop_list
import analysis.base.schema as schema
import analysis.figures.explore as explore

_HOME: dict[str, str]
_MODULES: dict[str, str]
__all__: list[str]
__version__: str
