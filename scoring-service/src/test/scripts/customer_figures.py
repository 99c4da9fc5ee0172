"""Simulated purchase histories, and BG/NBD and Gamma-Gamma fitted to them by scipy, for the tests of
cx.touchstone.scoring.formula.customer. Times are in weeks.

Run in this folder: python3 customer_figures.py
"""

import csv
import math
import random

import mpmath
import numpy
from scipy.optimize import minimize
from scipy.special import gammaln

R, ALPHA, A, B = 1.2, 8.0, 0.8, 2.4
P, Q, GAMMA = 6.25, 3.74, 15.44
CUSTOMERS = 5000


def customer(chance):
    age = round(chance.uniform(52, 104), 2)
    rate, leaving = chance.gammavariate(R, 1 / ALPHA), chance.betavariate(A, B)
    repeats, last, now = 0, 0.0, chance.expovariate(rate)
    while now <= age:
        repeats, last = repeats + 1, now
        if chance.random() < leaving:
            break
        now += chance.expovariate(rate)
    spread = chance.gammavariate(Q, 1 / GAMMA)
    mean = sum(chance.gammavariate(P, 1 / spread) for _ in range(repeats)) / repeats if repeats else 0
    return repeats, min(round(last, 2), age), age, round(mean, 2)


def bg_nbd(logs, x, last, age):
    r, alpha, a, b = numpy.exp(logs)
    common = gammaln(r + x) - gammaln(r) + r * math.log(alpha) + gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
    stayed = -(r + x) * numpy.log(alpha + age)
    with numpy.errstate(invalid="ignore", divide="ignore"):
        left = numpy.where(x > 0, numpy.log(a / (b + x - 1)) - (r + x) * numpy.log(alpha + last), -numpy.inf)
    return -(common + numpy.logaddexp(stayed, left)).sum()


def gamma_gamma(logs, x, mean):
    p, q, gamma = numpy.exp(logs)
    return -(gammaln(p * x + q) - gammaln(p * x) - gammaln(q) + q * math.log(gamma) + (p * x - 1) * numpy.log(mean)
             + p * x * numpy.log(x) - (p * x + q) * numpy.log(gamma + mean * x)).sum()


def lowest(function, start, *arguments):
    options = {"maxiter": 20000, "maxfev": 20000, "xatol": 1e-10, "fatol": 1e-10}
    found = minimize(function, start, args=arguments, method="Nelder-Mead", options=options)
    return minimize(function, found.x, args=arguments, method="Nelder-Mead", options=options)


def expected(parameters, x, last, age, weeks):
    """By the definition, in 40 digits: the closed form loses none here."""
    r, alpha, a, b = map(mpmath.mpf, parameters)
    z = mpmath.mpf(weeks) / (alpha + age + weeks)
    bought = (a + b + x - 1) / (a - 1) * (1 - (1 - z) ** (r + x) * mpmath.hyp2f1(r + x, b + x, a + b + x - 1, z))
    return float(bought / (1 + (a / (b + x - 1) * ((alpha + age) / (alpha + last)) ** (r + x) if x else 0)))


mpmath.mp.dps = 40
chance = random.Random(2005)
histories = [customer(chance) for _ in range(CUSTOMERS)]
with open("../resources/figures/purchase_histories.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["repeats", "last", "age", "mean"])
    out.writerows((x, f"{last:g}", f"{age:g}", f"{mean:g}") for x, last, age, mean in histories)

x, last, age, mean = (numpy.array(column, dtype=float) for column in zip(*histories))
bought = lowest(bg_nbd, [0, 2, 0, 1], x, last, age)
again = (x > 0) & (mean > 0)
spent = lowest(gamma_gamma, [1, 1, 3], x[again], mean[again])
truth = (R, ALPHA, A, B)
rows = [("bg_nbd", "true", *truth, -bg_nbd(numpy.log(truth), x, last, age)),
        ("bg_nbd", "fitted", *numpy.exp(bought.x), -bought.fun),
        ("gamma_gamma", "true", P, Q, GAMMA, "", -gamma_gamma(numpy.log((P, Q, GAMMA)), x[again], mean[again])),
        ("gamma_gamma", "fitted", *numpy.exp(spent.x), "", -spent.fun)]
with open("../resources/figures/customer_models.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["model", "parameters", "first", "second", "third", "fourth", "log_likelihood"])
    out.writerows(rows)

with open("../resources/figures/expected_purchases.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["r", "alpha", "a", "b", "repeats", "last", "age", "weeks", "expected"])
    for parameters in ((0.243, 4.414, 0.793, 2.426), truth, (0.5, 0.1, 1.7, 0.4)):
        for x, last, age in ((0, 0, 38.86), (1, 0.3, 38.86), (2, 30.43, 38.86), (26, 38, 38.86), (0, 0, 0), (730, 104, 104.28)):
            for weeks in (1, 39, 520):
                out.writerow((*parameters, x, last, age, weeks, expected(parameters, x, last, age, weeks)))
