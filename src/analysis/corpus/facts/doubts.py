"""What is told of days and outlets but may not be so: reported for the user to look at, never changed."""

import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from difflib import SequenceMatcher
from itertools import pairwise

from analysis.corpus.facts.origin import domain_of
from analysis.corpus.facts.outlets import UNKNOWN, key_of
from analysis.corpus.files.document import problem
from analysis.text.dateline import agencies

ZONE = re.compile(r"\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)\s*$")
NIGHT = 3
"""Hours around midnight in which a clock of another zone may show another day."""
ENOUGH = 8
"""Articles with a day from which on a corpus has a range of its own."""
ALIKE = 0.9


def report_doubts(places, described, problems):
    """Report days that stand apart or may be others, and outlets that may be misspelt or are agencies.

    Parameters
    ----------
    places : list of (str, int or None)
        File and row of each article.
    described : list of dict
        What is known of each article, its outlet settled; `_zone` is taken out.
    problems : list of dict
    """
    _zones(places, described, problems)
    _far_days(places, described, problems)
    _near_names(described, problems)
    _agencies(described, problems)


def _zones(places, described, problems):
    """Tell once per outlet that days near midnight may be others: the clock is that of the zone that was told."""
    seen = defaultdict(list)
    for place, facts in zip(places, described, strict=True):
        zone = facts.pop("_zone", None)
        day = facts.get("published")
        if zone and day is not None:
            seen[facts["outlet"]].append((zone, day.hour < NIGHT or day.hour >= 24 - NIGHT, place))
    for outlet, found in sorted(seen.items()):
        zones = sorted({zone for zone, *_ in found})
        late = [place for _, night, place in found if night]
        if late:
            what = f"{outlet}: times with a zone ({', '.join(zones[:3])}) are kept as they are told; {len(late)} of "
            what += f"{len(found)} lie within {NIGHT} hours of midnight, where the outlet's own day may be another"
            problems.append(problem(late[0][0], what, "where single days count, look at these", late[0][1]))


def _far_days(places, described, problems):
    """Report days to come, and those that stand apart from all others by more than a year and twice their range."""
    days = sorted(facts["published"].date() for facts in described if facts.get("published") is not None)
    if not days:
        return
    cut = len(days) // 20
    inner = days[cut : len(days) - cut]
    apart = max(timedelta(days=366), 2 * (inner[-1] - inner[0]) if len(days) >= 20 else timedelta(days=366))
    last = date.today() + timedelta(days=1)
    last = last if sum(day <= last for day in days) > len(days) / 2 else date.max  # else it is the clock that is wrong
    near = _neighbours(days)
    for (file, row), facts in zip(places, described, strict=True):
        if facts.get("published") is None:
            continue
        day = facts["published"].date()
        what = None
        if day > last:
            what = f"published {day}, a day to come"
        elif len(days) >= ENOUGH and near[day] > apart:
            what = f"published {day}, {near[day].days} days from every other article"
        if what:
            what += f" (told by: {facts.get('published_from')})"
            problems.append(problem(file, what, "if it is wrong, give it in metadata.csv", row))


def _neighbours(days):
    """Return how far each day is from the next other article's, forwards or backwards."""
    gaps = [after - before for before, after in pairwise(days)]
    ends = [timedelta.max, *gaps, timedelta.max]
    near = {}
    for day, before, after in zip(days, ends, ends[1:], strict=False):
        near[day] = min(before, after, near.get(day, timedelta.max))
    return near


def _near_names(described, problems):
    """Report names that differ by a letter or two, or as initials from the whole, where one of them is rare."""
    counts = Counter(facts["outlet"] for facts in described if facts["outlet"] != UNKNOWN)
    names = sorted(counts, key=lambda name: (-counts[name], name))[:500]
    for i, name in enumerate(names):
        for rarer in names[i + 1 :]:
            if _misspelt(name, rarer, counts) or _initials(name) == rarer or _initials(rarer) == name:
                what = f"{name} ({counts[name]}) and {rarer} ({counts[rarer]}) may be one outlet"
                problems.append(problem("outlets", what, "if they are, say so in outlet_aliases.csv (alias, outlet)"))


def _misspelt(name, rarer, counts):
    a, b = key_of(name), key_of(rarer)
    if a == b or min(len(a), len(b)) < 8 or counts[rarer] * 5 > counts[name] or abs(len(a) - len(b)) > 2:
        return False
    digits = re.findall(r"\d+", a) != re.findall(r"\d+", b)
    return not digits and SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE


def _initials(name):
    """Return the initials of a name of three words or more, "" for shorter ones."""
    words = re.findall(r"[^\W\d_][\w'’]*", re.sub(r"^the\s+", "", name, flags=re.IGNORECASE))
    initials = "".join(word[0].upper() for word in words if word not in ("of", "and", "for", "de"))
    return initials if len(initials) > 2 else ""


def _agencies(described, problems):
    """Report outlets that are agencies while their articles stand at an address of somebody else."""
    seen = defaultdict(Counter)
    for facts in described:
        domain, agency = domain_of(facts.get("url") or ""), agencies().get(facts["outlet"].casefold())
        if domain and agency and not ({key_of(facts["outlet"]), key_of(agency)} & {key_of(domain)}):
            seen[facts["outlet"]][domain] += 1
    for outlet, domains in sorted(seen.items()):
        domain, n = domains.most_common(1)[0]
        own = re.sub(r"\W", "", domain)
        if re.sub(r"\W", "", outlet.casefold()) not in own:
            what = f"{outlet} is an agency, but {n} of its articles stand at {domain}"
            problems.append(problem("outlets", what, "name the outlet that printed them in metadata.csv"))
