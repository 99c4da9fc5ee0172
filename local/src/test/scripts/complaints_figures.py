"""Complaints by month of their receipt and by channel, how many were answered in time, and days until they were sent on, counted from the
published file. Six were sent on the day before they were received: their days are not counted. Eleven are twice in the file: both
count, as nothing says that they are one. Shares in percent, with Wilson's interval; percentiles of type 7.

Run in this folder: python3 complaints_figures.py
"""

import csv
from collections import Counter
from datetime import datetime

from formulas import percentile, wilson

FIGURES = "../resources/figures/complaints_"


def day(text):
    return datetime.strptime(text, "%m/%d/%Y").date()


def write(name, header, rows):
    with open(FIGURES + name + ".csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def shown(value):
    return f"{value:.5f}"


with open("../resources/complaints/complaints.csv", encoding="utf-8-sig", newline="") as file:
    complaints = [(day(row["Date received"]), day(row["Date sent to company"]), row["Submitted via"], row["Timely response?"] == "Yes")
                  for row in csv.DictReader(file)]
channels = ["*", *sorted({channel for _, _, channel, _ in complaints})]

months = Counter(received.strftime("%Y-%m") for received, _, _, _ in complaints)
write("per_month", ["month", "complaints"], sorted(months.items()))

timely, forwarded = [], []
for channel in channels:
    chosen = [one for one in complaints if channel in ("*", one[2])]
    on_time = sum(one[3] for one in chosen)
    share = on_time / len(chosen)
    timely.append([channel, len(chosen), on_time, *(shown(100 * x) for x in (share, *wilson(share, len(chosen))))])
    days = sorted((sent - received).days for received, sent, _, _ in chosen if sent >= received)
    forwarded.append([channel, len(days), *(shown(percentile(days, p)) for p in (0.5, 0.9, 0.95)), shown(sum(days) / len(days))])
write("timely", ["channel", "n", "timely", "value", "low", "high"], timely)
write("days_to_forward", ["channel", "n", "p50", "p90", "p95", "mean"], forwarded)
