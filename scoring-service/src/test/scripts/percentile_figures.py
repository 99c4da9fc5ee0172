"""Percentiles of type 7 by numpy and the ranks of their intervals by sorting, for the tests of cx.touchstone.scoring.formula.

Run in this folder: python3 percentile_figures.py
"""

import csv
import math
import random

import numpy

Z = 1.959963984540054


def interval(ordered, p):
    n = len(ordered)
    reach = Z * math.sqrt(n * p * (1 - p))
    low, high = math.ceil(n * p - reach), math.ceil(n * p + reach)
    return (ordered[low - 1], ordered[high - 1]) if low >= 1 and high <= n else ("", "")


chance = random.Random(20)
samples = [list(range(1, 10)), [5], [1, 2], [3] * 30]
samples += [[chance.randrange(0, 11) for _ in range(n)] for n in (4, 7, 12, 40, 155)]
with open("../resources/figures/percentiles.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["values", "p", "value", "low", "high"])
    for sample in samples:
        for p in (0.05, 0.25, 0.5, 0.9, 0.95):
            out.writerow([" ".join(map(str, sample)), p, float(numpy.percentile(sample, 100 * p)), *interval(sorted(sample), p)])
