"""A share corrected by a hand check, with an interval that holds although the extractor errs.

Everything was read by a machine, a random part also by hand. The machine's share is moved by how far it was from the
hand where both looked: prediction-powered inference (Angelopoulos et al. 2023, Science 382:669) with the weight of the
machine tuned to how well it agrees with the hand (PPI++, Angelopoulos, Duchi and Zrnic 2023, arXiv:2311.01453). Drawn
rows count by what they stand for, as in design-based supervised learning (Egami et al. 2023, NeurIPS 36).
"""

import numpy as np

from analysis.stats.resample import LEVEL

MIN_CHECKED = 20
"""Below so many checked rows nothing is corrected: the errors of so few tell too little."""


def correct_share(machine, *, n, spread, read, truth, weight=None, cluster=None):
    """Correct one share.

    Parameters
    ----------
    machine : float
        The share among all rows, as the machine read them.
    n : int
        All rows.
    spread : float
        How much more the share varies than that of independent rows would, since rows come in articles (the design
        effect; Kish 1965): 1 for independent rows.
    read, truth : array-like of 0 and 1, shape (checked,)
        What the machine and what the hand read in the checked rows.
    weight : array-like, optional
        How many rows each checked row stands for; all alike if left out.
    cluster : array-like, optional
        The article of each checked row.

    Returns
    -------
    dict
        `estimate`, `low`, `high` (95 %), and `power`, the weight that the machine got (0 to 1).

    Notes
    -----
    With power k the estimate is k machine + mean(truth - k read), and its variance that of the share of all rows if
    the hand had read them, spread truth (1 - truth) / n, and that of the mean of the checked differences, less the
    part that all rows share with the checked ones; k = cov(truth, read) / var(read) makes it smallest; where all
    checked rows were read alike they cannot tell it, and it is 1, so that a value of which no row was drawn keeps
    its share. The interval is Wilson's (1927, JASA 22:209) of as many rows as would have that variance, by
    Student's t. One error of each kind is added to the checked rows before their variance is taken, so that a check
    without an error is not taken for proof that there is none (Agresti and Coull 1998, American Statistician
    52:119).

    Examples
    --------
    >>> read = [1] * 30 + [0] * 70
    >>> truth = [1] * 24 + [0] * 6 + [0] * 63 + [1] * 7
    >>> found = correct_share(0.30, n=1000, spread=1, read=read, truth=truth)
    >>> {name: round(value, 2) for name, value in found.items()}
    {'estimate': 0.31, 'low': 0.24, 'high': 0.39, 'power': 0.7}
    """
    from scipy.special import stdtrit

    read, truth = np.asarray(read, float), np.asarray(truth, float)
    weight = np.ones(len(read)) if weight is None else np.asarray(weight, float)
    groups = np.arange(len(read)) if cluster is None else np.unique(np.asarray(cluster), return_inverse=True)[1]
    share = weight / weight.sum()
    mean_read, mean_truth = share @ read, share @ truth
    varies = share @ (read - mean_read) ** 2
    power = (
        float(np.clip(share @ ((read - mean_read) * (truth - mean_truth)) / varies, 0, 1))
        if varies > 0
        else float(machine != mean_read)
    )
    estimate = float(np.clip(power * machine + mean_truth - power * mean_read, 0, 1))

    # an error of each kind is added, each as one row of average weight
    gap = np.append(truth - power * read, [1.0, -power])
    part = np.append(share, np.full(2, 1 / len(read)))
    part /= part.sum()
    residual = part * (gap - part @ gap)
    sums = np.bincount(np.append(groups, groups.max() + np.array([1, 2])), weights=residual)
    size = len(sums)
    sampled = size / (size - 1) * (sums**2).sum()
    padded = (mean_truth * len(read) + 1) / (len(read) + 2)
    whole = spread * padded * (1 - padded) / n
    variance = whole + sampled * max(0.0, 1 - len(read) / n)
    t = stdtrit(size - 1, (1 + LEVEL) / 2)
    low, high = _wilson(estimate, padded * (1 - padded) / variance, t)
    return {"estimate": estimate, "low": low, "high": high, "power": power}


def _wilson(share, n, t):
    """Wilson's interval of a share of n rows; n need be no whole number."""
    middle = (share + t**2 / (2 * n)) / (1 + t**2 / n)
    reach = t / (1 + t**2 / n) * np.sqrt(share * (1 - share) / n + t**2 / (4 * n**2))
    return float(max(0.0, middle - reach)), float(min(1.0, middle + reach))
