"""Figures of the special functions and of the Poisson limits, by mpmath and scipy, for the tests of cx.touchstone.scoring.formula.

Run in this folder: python3 special_figures.py
"""

import csv

import mpmath
from scipy.stats import binomtest, chi2, norm

FIGURES = "../resources/figures/"
Z = 1.959963984540054


def write(name, header, rows):
    with open(FIGURES + name, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def byar(events):
    low = events * (1 - 1 / (9 * events) - Z / (3 * events**0.5)) ** 3 if events else 0
    more = events + 1
    return low, more * (1 - 1 / (9 * more) + Z / (3 * more**0.5)) ** 3


def garwood(events):
    return chi2.ppf(0.025, 2 * events) / 2 if events else 0, chi2.ppf(0.975, 2 * events + 2) / 2


mpmath.mp.dps = 40
XS = [1e-9, 0.001, 0.1, 0.243, 0.4999, 0.5, 0.793, 1, 1.5, 2, 2.426, 3.219, 7.5, 10, 33.3, 100, 1234.5, 1e5]
write("ln_gamma.csv", ["x", "value"], [(x, float(mpmath.loggamma(mpmath.mpf(x)))) for x in XS])

PARAMETERS = [(2.243, 4.426, 4.219), (0.243, 2.426, 2.219), (0.1, 0.2, -0.4), (12.5, 14.9, 15.7), (1.3, 1.1, 40), (60.2, 62.4, 62.2),
              (0.5, 0.5, 0.9)]
ZS = [0, 0.01, 0.3, 0.474, 0.8, 0.9, 0.91, 0.97, 0.998]
write("hypergeometric.csv", ["a", "b", "c", "z", "value"],
      [(a, b, c, z, float(mpmath.hyp2f1(*map(mpmath.mpf, (a, b, c, z))))) for a, b, c in PARAMETERS for z in ZS])

write("poisson_limits.csv", ["events", "byar_low", "byar_high", "exact_low", "exact_high"],
      [(events, *byar(events), *garwood(events)) for events in (0, 1, 2, 5, 10, 25, 100, 1000, 3186)])

CHANGES = [(10, 30, 20, 30), (0, 31, 4, 31), (3186, 365, 2900, 366), (12, 4, 15, 3.5), (0, 7, 0, 7)]


def change(events, exposure, before, exposure_before):
    """Rates per unit of exposure: difference with Zou and Donner's interval, conditional z, and the exact p of Przyborowski and Wilenski."""
    rate, rate_before = events / exposure, before / exposure_before
    (low, high), (low_before, high_before) = byar(events), byar(before)
    difference = rate - rate_before
    below = difference - ((rate - low / exposure) ** 2 + (high_before / exposure_before - rate_before) ** 2) ** 0.5
    above = difference + ((high / exposure - rate) ** 2 + (rate_before - low_before / exposure_before) ** 2) ** 0.5
    share = exposure / (exposure + exposure_before)
    both = events + before
    z = (events - both * share) / (both * share * (1 - share)) ** 0.5 if both else 0
    exact = binomtest(events, both, share).pvalue if both else 1
    return difference, below, above, z, 2 * norm.sf(abs(z)), exact


write("poisson_changes.csv", ["events", "exposure", "before", "exposure_before", "difference", "low", "high", "z", "p", "exact_p"],
      [(*row, *change(*row)) for row in CHANGES])
