"""Numbers of things in a sentence."""


def count_of(n, thing):
    """Write how many there are of a thing, in the plural where it is not one.

    Parameters
    ----------
    n : int
    thing : str
        A noun whose plural is made with an s.

    Examples
    --------
    >>> count_of(1, "article"), count_of(1200, "article"), count_of(0, "problem")
    ('1 article', '1,200 articles', '0 problems')
    """
    return f"{int(n):,} {thing}{'' if n == 1 else 's'}"
