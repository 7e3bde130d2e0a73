"""The one runner of notebooks: fills in their parameters, executes them, keeps their outputs tidy."""

import logging
import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from tqdm.auto import tqdm

from analysis.base.paths import NOTEBOOKS
from analysis.run.folder import list_files, read_manifest, write_manifest, write_whole

AT_ONCE = 2
"""Notebooks executed side by side at most: each holds the tables of the run in memory."""
LAB = Path(__file__).with_name("lab")
"""Settings of JupyterLab that we start: it asks neither the network for updates nor the user whether to fetch news."""
_EMPTY = "%reset -f\nget_ipython().execution_count = 1"


def run_notebooks(corpus, out, *, workers=None):
    """Execute every notebook on a run that was built into `out`.

    Parameters
    ----------
    corpus, out : str or Path
        As they were given to `build_tables`.
    workers : int, optional
        Cores to use; all by default. No notebook reads what another writes, so they may run side by side.

    Returns
    -------
    list of Path
        The executed notebooks, in `out/notebooks`.

    Raises
    ------
    ValueError
        If a notebook stops; the message names the notebook and the error.
    """
    import nbformat  # it takes a second

    out, paths = Path(out), notebook_paths()
    told = {"corpus": str(Path(corpus).resolve()), "out": str(out.resolve())}
    waiting, at_once = paths[::-1], min(AT_ONCE, workers or os.cpu_count() or 1)
    with tqdm(total=len(paths), desc="notebooks", delay=2, disable=None) as progress:

        def run_waiting():
            with _kernel() as kernel, suppress(IndexError):
                while path := waiting.pop():
                    try:
                        executed = execute(path, kernel=kernel, **told)
                    except ValueError:
                        waiting.clear()
                        raise
                    write_whole(out / "notebooks" / path.name, nbformat.writes(executed))
                    progress.update()

        with ThreadPoolExecutor(at_once) as pool:
            for worker in [pool.submit(run_waiting) for _ in range(at_once)]:
                worker.result()
    write_manifest(out, read_manifest(out) | {"files": list_files(out)})
    return [out / "notebooks" / path.name for path in paths]


@contextmanager
def _kernel():
    """Keep a kernel for several notebooks: half of a short notebook's time is the start of Python and its imports."""
    from jupyter_client import AsyncKernelManager
    from jupyter_core.utils import run_sync

    kernel = AsyncKernelManager(kernel_name="python3")
    try:
        yield kernel
    finally:
        run_sync(kernel.shutdown_kernel)(now=True)


def copy_notebooks(corpus, out):
    """Lay copies of the notebooks into a run's folder, their parameters filled in, outputs left out.

    Notebooks that lie there already are left as they are: they may hold the user's own work.

    Parameters
    ----------
    corpus, out : str or Path

    Returns
    -------
    Path
        The folder `notebooks` of the run.
    """
    import nbformat

    folder = Path(out) / "notebooks"
    for path in notebook_paths():
        if (folder / path.name).exists():
            continue
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            if "parameters" in cell.metadata.get("tags", ()):
                told = {"corpus": str(Path(corpus).resolve()), "out": str(Path(out).resolve())}
                cell.source = fill_in(cell.source, told, path.name)
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        write_whole(folder / path.name, nbformat.writes(notebook))
    return folder


def lab_command(folder):
    """Give the command that starts JupyterLab on a folder, and its environment; settings of the user's own win.

    Parameters
    ----------
    folder : str or Path

    Returns
    -------
    list of str, dict
    """
    known = os.environ.get("JUPYTER_CONFIG_PATH")
    environment = os.environ | {"JUPYTER_CONFIG_PATH": os.pathsep.join(filter(None, [known, str(LAB)]))}
    return [sys.executable, "-m", "jupyterlab", str(folder)], environment


def notebook_paths():
    """List the notebooks in their order."""
    return sorted(NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))


def execute(path, *, kernel=None, **parameters):
    """Execute one notebook from its first cell to its last, with other parameters if some are given.

    Parameters
    ----------
    path : Path
    kernel : jupyter_client.AsyncKernelManager, optional
        The kernel to use, emptied before the first cell; one of its own if it is not given.
    **parameters
        Values for the names that the cell tagged `parameters` sets.

    Returns
    -------
    NotebookNode

    Raises
    ------
    ValueError
        If it has no such parameter, or a cell fails.
    """
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    logging.getLogger("traitlets").setLevel(logging.ERROR)
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", ()):
            cell.source = fill_in(cell.source, parameters, path.name)
    client = NotebookClient(
        notebook,
        km=kernel,
        timeout=3600,
        kernel_name="python3",
        record_timing=False,
        store_widget_state=False,
        resources={"metadata": {"path": str(NOTEBOOKS)}},
        extra_arguments=["--IPKernelApp.log_level=40"],
        on_notebook_start=lambda notebook: client.kc.execute(_EMPTY, silent=True),
    )
    try:
        client.execute()
    except CellExecutionError as error:
        raise ValueError(f"{path.name} stopped: {error.ename}: {' '.join(str(error.evalue).split())}") from error
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", ()):
            drop_dead_widget(output)
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook


def drop_dead_widget(output):
    """Keep of a widget that no kernel stands behind any more the page it brought along.

    Examples
    --------
    >>> output = {"data": {"application/vnd.jupyter.widget-view+json": {}, "text/html": "<p>4 statements"}}
    >>> drop_dead_widget(output)
    >>> output
    {'data': {'text/html': '<p>4 statements'}}
    """
    if "text/html" in output.get("data", {}):
        output["data"].pop("application/vnd.jupyter.widget-view+json", None)


def fill_in(source, parameters, name):
    r"""Write values into the cell of parameters.

    Examples
    --------
    >>> fill_in('corpus = "a"\nout = "b"', {"out": "c"}, "00.ipynb")
    'corpus = "a"\nout = \'c\''
    """
    for parameter, value in parameters.items():
        source, found = re.subn(rf"(?m)^{parameter} = .*$", lambda _, p=parameter, v=value: f"{p} = {v!r}", source)
        if not found:
            raise ValueError(f"{name} has no parameter {parameter}")
    return source
