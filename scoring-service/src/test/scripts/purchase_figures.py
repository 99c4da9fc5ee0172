"""Simulated purchases of 5,000 customers from 2016-01-01 to 2017-12-31, and what the customers are worth by BG/NBD and
Gamma-Gamma, fitted by scipy, for the tests of cx.touchstone.scoring.customer. All that a customer buys on a day is one purchase.

Run in this folder: python3 purchase_figures.py
"""

import csv
import math
import random
from collections import defaultdict

import numpy
from scipy.optimize import minimize
from scipy.special import gammaln, hyp2f1

R, ALPHA, A, B = 0.9, 12.0, 0.8, 2.4
P, Q, GAMMA = 6.25, 3.74, 45.44
CUSTOMERS, DAYS = 5000, 731
MARGIN, DISCOUNT, HORIZON = 0.3, 0.12, 365 / 7
MONTH = 30.436875 / 7


def lowest(function, start, *arguments):
    options = {"maxiter": 20000, "maxfev": 20000, "xatol": 1e-10, "fatol": 1e-10}
    found = minimize(function, start, args=arguments, method="Nelder-Mead", options=options)
    return minimize(function, found.x, args=arguments, method="Nelder-Mead", options=options)


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


def expected(parameters, x, last, age, weeks):
    r, alpha, a, b = parameters
    z = weeks / (alpha + age + weeks)
    bought = (a + b + x - 1) / (a - 1) * (1 - (1 - z) ** (r + x) * hyp2f1(r + x, b + x, a + b + x - 1, z))
    left = numpy.where(x > 0, a / (b + numpy.maximum(x, 1) - 1) * ((alpha + age) / (alpha + last)) ** (r + x), 0)
    return bought / (1 + left)


chance = random.Random(2017)
purchases = []
for customer in range(CUSTOMERS):
    now = chance.uniform(0, DAYS - 1)
    rate, leaving = chance.gammavariate(R, 1 / ALPHA) / 7, chance.betavariate(A, B)
    spread = chance.gammavariate(Q, 1 / GAMMA)
    while now < DAYS:
        purchases.append((customer, int(now), max(0.01, round(chance.gammavariate(P, 1 / spread), 2))))
        if chance.random() < leaving and len(purchases) > 1 and purchases[-2][0] == customer:
            break
        now += chance.expovariate(rate)
with open("../resources/figures/purchases.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["customer", "day", "value"])
    out.writerows((customer, day, f"{value:g}") for customer, day, value in purchases)

days = defaultdict(lambda: defaultdict(float))
for customer, day, value in purchases:
    days[customer][day] += float(f"{value:g}")
histories = []
for spent in days.values():
    first = min(spent)
    again = [value for day, value in spent.items() if day > first]
    histories.append((len(again), (max(spent) - first) / 7, (DAYS - 1 - first) / 7, sum(again) / len(again) if again else 0))
x, last, age, mean = (numpy.array(column, dtype=float) for column in zip(*histories))
bought = lowest(bg_nbd, [0, 2, 0, 1], x, last, age)
again = x > 0
spent = lowest(gamma_gamma, [1, 1, 3], x[again], mean[again])
parameters, (p, q, gamma) = numpy.exp(bought.x), numpy.exp(spent.x)

worth, before, month = numpy.zeros(len(x)), numpy.zeros(len(x)), 1
while (month - 1) * MONTH < HORIZON:
    until = expected(parameters, x, last, age, min(month * MONTH, HORIZON))
    worth += (until - before) / (1 + DISCOUNT) ** (min(month, HORIZON / MONTH) / 12)
    before, month = until, month + 1
worth = worth * (gamma + x * mean) * p / (p * x + q - 1) * MARGIN

half = 366  # 2017-01-01
earlier = {customer for customer, spent in days.items() if any(day < half for day in spent)}
later = {customer for customer, spent in days.items() if any(day >= half for day in spent)}
retention = len(earlier & later) / len(earlier)
margin = MARGIN * sum(value for spent in days.values() for day, value in spent.items() if day >= half) / len(later)
discount = (1 + DISCOUNT) ** (365 / 365.2425) - 1
rows = [("customers", len(x)), ("repeatCustomers", int(again.sum())), ("r", parameters[0]), ("alpha", parameters[1]),
        ("a", parameters[2]), ("b", parameters[3]), ("purchaseLogLikelihood", -bought.fun), ("p", p), ("q", q), ("gamma", gamma),
        ("valueLogLikelihood", -spent.fun), ("expectedPurchases", expected(parameters, x, last, age, HORIZON).mean()),
        ("mean", worth.mean()), ("median", numpy.sort(worth)[len(x) // 2 - 1]),
        ("ninth", numpy.sort(worth)[math.ceil(.9 * len(x)) - 1]), ("retention", retention), ("margin", margin),
        ("simple", margin * retention / (1 + discount - retention))]
with open("../resources/figures/customer_worth.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["figure", "value"])
    out.writerows(rows)
