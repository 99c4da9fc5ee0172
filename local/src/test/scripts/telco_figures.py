"""Churn of a telephone company's customers, of all (*) and by contract, counted from the published file. Shares in percent, with
Wilson's interval.

Run in this folder: python3 telco_figures.py
"""

import csv

from formulas import wilson

with open("../resources/telco/customers.csv", encoding="utf-8-sig", newline="") as file:
    customers = [(row["Contract"], row["Churn"] == "Yes") for row in csv.DictReader(file)]

with open("../resources/figures/telco_churn.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["contract", "n", "left", "value", "low", "high"])
    for contract in ["*", *sorted({contract for contract, _ in customers})]:
        gone = [left for of, left in customers if contract in ("*", of)]
        share = sum(gone) / len(gone)
        out.writerow([contract, len(gone), sum(gone), *(f"{100 * x:.5f}" for x in (share, *wilson(share, len(gone))))])
