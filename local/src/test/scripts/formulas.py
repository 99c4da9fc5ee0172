"""Formulas for the figures that the stories compare scores with, written from their sources and not from the service's code.

Shares are of 1. A sample is (positive, negative, n): shares and the number of answers that they are worth.
"""

from math import floor, fsum, sqrt
from statistics import NormalDist

NORMAL = NormalDist()
Z = NORMAL.inv_cdf(0.975)


def two_sided(z):
    return 2 * NORMAL.cdf(-abs(z))


def effective(weights):
    """Kish 1965, 11.7."""
    return fsum(weights) ** 2 / fsum(w * w for w in weights)


def wilson(share, n):
    """The two shares from which the one seen is just Z standard errors away (Wilson 1927)."""
    a, b, c = 1 + Z * Z / n, 2 * share + Z * Z / n, share * share
    reach = sqrt(max(0.0, b * b - 4 * a * c))
    return max(0.0, (b - reach) / (2 * a)), min(1.0, (b + reach) / (2 * a))


def newcombe(now, before):
    """Difference of two shares with its interval (Newcombe 1998, method 10), and p of the pooled z test."""
    (share, _, n), (share_before, _, n_before) = now, before
    (low, high), (low_before, high_before) = wilson(share, n), wilson(share_before, n_before)
    difference = share - share_before
    below = difference - sqrt((share - low) ** 2 + (high_before - share_before) ** 2)
    above = difference + sqrt((high - share) ** 2 + (share_before - low_before) ** 2)
    pooled = (share * n + share_before * n_before) / (n + n_before)
    error = sqrt(pooled * (1 - pooled) * (1 / n + 1 / n_before))
    return difference, max(-1.0, below), min(1.0, above), two_sided(difference / error if error else 0)


def rocks(positive, negative, n):
    """Interval of a share minus a share (Rocks 2016): 0.75 positive, 1.5 neutral and 0.75 negative answers are added."""
    up, down = (positive * n + 0.75) / (n + 3), (negative * n + 0.75) / (n + 3)
    reach = Z * sqrt((up + down - (up - down) ** 2) / (n + 3))
    return max(-1.0, up - down - reach), min(1.0, up - down + reach)


def percentile(ordered, p):
    """Linear interpolation between neighbouring ranks, type 7 of Hyndman and Fan 1996."""
    rank = (len(ordered) - 1) * p
    lower = floor(rank)
    upper = min(lower + 1, len(ordered) - 1)
    return ordered[lower] + (rank - lower) * (ordered[upper] - ordered[lower])
