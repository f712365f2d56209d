"""How likely chance alone makes what was counted: two exact tests, for whole numbers of any size."""

from __future__ import annotations

from math import exp, lgamma, log, log1p


def binomial_tail(count: int, trials: int, share: float) -> float:
    """How likely at least `count` of `trials` fall on something that each falls on with the probability `share`.

    With the share of time that a window takes, it is the exact conditional test of two Poisson counts.
    """
    if count <= 0:
        return 1.0
    if count > trials or share <= 0:
        return 0.0
    if share >= 1:
        return 1.0
    first = _choose(trials, count) + count * log(share) + (trials - count) * log1p(-share)
    odds = share / (1 - share)
    term = total = 1.0
    for each in range(count, trials):
        term *= (trials - each) / (each + 1) * odds
        total += term
        if term < total * 1e-12:
            break
    return min(1.0, exp(first + log(total)))


def drawn_tail(count: int, drawn: int, marked: int, of: int) -> float:
    """How likely at least `count` of the `drawn` are `marked`, when they are drawn blindly from `of` (Fisher's exact
    test, one-sided).
    """
    most = min(drawn, marked)
    if count <= max(0, drawn + marked - of):
        return 1.0
    if count > most:
        return 0.0
    first = _choose(marked, count) + _choose(of - marked, drawn - count) - _choose(of, drawn)
    term = total = 1.0
    for each in range(count, most):
        term *= (marked - each) * (drawn - each) / ((each + 1) * (of - marked - drawn + each + 1))
        total += term
        if term < total * 1e-12:
            break
    return min(1.0, exp(first + log(total)))


def _choose(of: int, some: int) -> float:
    """The logarithm of how many ways there are to choose some of them."""
    return lgamma(of + 1) - lgamma(some + 1) - lgamma(of - some + 1)
