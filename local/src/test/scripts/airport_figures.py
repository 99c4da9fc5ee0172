"""Scores of the airport's passengers in 2016 and 2017 and what became of them, counted from the published files, for AirportStory.

Columns and codes are those of airport/CODEBOOK.md. In boardingArea and age, * stands for everybody and nothing for those who
did not say. Values are in percent, or points of the NPS; effective_n is Kish's.

Run in this folder: python3 airport_figures.py
"""

import csv
from itertools import product
from math import fsum

from formulas import effective, newcombe, rocks, wilson

QUESTIONS = [("nps", "airport-overall", "NETPRO"), ("csat", "airport-overall", "Q7ALL"), ("cleanliness", "airport-overall", "Q9ALL"),
             ("safety", "airport-overall", "Q10SAFE"), ("ces", "getting-to-airport", "Q13GETRATE"), ("csat", "road-signs", "Q7ROADS"),
             ("csat", "parking", "Q7PARK"), ("csat", "long-term-parking-shuttle", "Q7LTPARKING"), ("csat", "airtrain", "Q7AIRTRAIN"),
             ("cleanliness", "airtrain", "Q9AIRTRAIN"), ("csat", "rental-car-center", "Q7RENTAL"),
             ("cleanliness", "rental-car-center", "Q9RENTAL"), ("ces", "security", "Q14PASSTHRU"), ("ces", "signs-inside", "Q14FIND"),
             ("csat", "signs-inside", "Q7SIGN"), ("csat", "walkways", "Q7WALKWAYS"), ("csat", "screens", "Q7SCREENS"),
             ("csat", "information-lower-level", "Q7INFODOWN"), ("csat", "information-upper-level", "Q7INFOUP"),
             ("csat", "artwork", "Q7ART"), ("csat", "restaurants", "Q7FOOD"), ("cleanliness", "restaurants", "Q9FOOD"),
             ("csat", "shops", "Q7STORE"), ("csat", "wifi", "Q7WIFI"), ("cleanliness", "restrooms", "Q9RESTROOM"),
             ("cleanliness", "boarding-areas", "Q9BOARDING")]
AGES = ["under-18", "18-24", "25-34", "35-44", "45-54", "55-64", "65-and-over"]
# The file of 2016 says the age in words, that of 2017 as a code.
AGE = {2016: dict(zip(["Under 18", "18-24", "25-34", "35-44", "45-54", "55-64", "65-Over"], AGES)),
       2017: dict(zip("1234567", AGES))}
AREAS = list("ABCDEFG")
CELLS = list(product(["*", *AREAS], ["*", *AGES, ""]))
FIGURES = "../resources/figures/airport_"


def respondents(year):
    with open(f"../../main/resources/airport/{year}.csv", encoding="utf-8-sig", newline="") as file:
        return [(row, row["BAREA"], AGE[year].get(row["Q19AGE"], ""), float(row["WEIGHT"] or 1)) for row in csv.DictReader(file)]


def answers(rows, metric, column):
    """(area, age, value, weight) of those who answered: 0 and 6 are no answers on a scale from 1 to 5, 11 is none from 0 to 10."""
    scale = {str(value) for value in (range(11) if metric == "nps" else range(1, 6))}
    return [(area, age, int(row[column]), weight) for row, area, age, weight in rows if row.get(column) in scale]


def sample(values, weights, n, metric):
    positive, negative = (9, 6) if metric == "nps" else (4, -1)
    whole = fsum(weights)
    return (fsum(w for v, w in zip(values, weights) if v >= positive) / whole,
            fsum(w for v, w in zip(values, weights) if v <= negative) / whole, n)


def of(cell, metric, all_answers):
    """Both samples of a cell, plain and weighted, and the sum of its weights; nothing where nobody answered."""
    inside = [(value, weight) for area, age, value, weight in all_answers if cell[0] in ("*", area) and cell[1] in ("*", age)]
    if not inside:
        return None
    values, weights = zip(*inside)
    return (sample(values, [1.0] * len(values), len(values), metric), sample(values, weights, effective(weights), metric), fsum(weights))


def score(metric, one):
    low, high = rocks(*one) if metric == "nps" else wilson(one[0], one[2])
    return [shown(100 * (one[0] - one[1])), shown(100 * low), shown(100 * high)]


def change(now, before):
    difference, low, high, p = newcombe(now, before)
    return [shown(100 * difference), shown(100 * low), shown(100 * high), f"{p:.7f}"]


def shown(value):
    return f"{value + 0.0:.5f}"


def write(name, header, rows):
    with open(FIGURES + name + ".csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


people = {year: respondents(year) for year in (2016, 2017)}
scores, changes = [], []
for metric, touchpoint, column in QUESTIONS:
    answered = {year: answers(people[year], metric, column) for year in people}
    for cell in CELLS:
        both = {year: of(cell, metric, answered[year]) for year in people}
        for year, found in both.items():
            if found:
                plain, weighted, weight = found
                scores.append([year, metric, touchpoint, *cell, plain[2], *score(metric, plain), shown(weight), shown(weighted[2]),
                               *score(metric, weighted)])
        if all(both.values()):
            (now, weighted_now, _), (before, weighted_before, _) = both[2017], both[2016]
            changes.append([metric, touchpoint, *cell, *change(now, before), *change(weighted_now, weighted_before)])

write("scores", ["year", "metric", "touchpoint", "boardingArea", "age", "n", "value", "low", "high", "weight", "effective_n",
                 "weighted_value", "weighted_low", "weighted_high"], scores)
write("changes", ["metric", "touchpoint", "boardingArea", "age", "value", "low", "high", "p", "weighted_value", "weighted_low",
                  "weighted_high", "weighted_p"], changes)
