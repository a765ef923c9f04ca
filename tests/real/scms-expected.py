"""Works out, without the product, what tests/real/scms.test.ts expects of the SCMS deliveries.

    python3 tests/real/scms-expected.py SHARED_DATA > tests/real/scms-expected.json

Only the standard library; money in whole cents, shares as exact fractions. ABC and concentration follow the definitions in docs/formulas.md;
RFM takes its cut points as quantiles of type 7 (Hyndman & Fan 1996) plus one day, one shipment, one dollar.
"""
import csv, json, math, sys
from collections import defaultdict
from datetime import date
from decimal import Decimal
from fractions import Fraction

FROM, TO, AS_OF = date(2006, 5, 1), date(2015, 9, 15), date(2015, 9, 14)
SEGMENTS = [
    ("champions", "5 5 5"), ("potential_loyalist", "3-5 3-5 2-5"), ("loyal", "2-4 2-4 2-4"), ("promising", "3-4 1-3 3-5"), ("new", "4-5 1-3 1-5"),
    ("cant_lose", "1-2 3-4 4-5"), ("at_risk", "1-2 2-5 4-5"), ("need_attention", "1-3 3-5 3-5"), ("about_to_sleep", "2-3 1-3 1-4"), ("lost", "1 1-5 1-5"),
]

rows = list(csv.DictReader(open(f"{sys.argv[1]}/scms/waybills.csv", encoding="utf-8-sig")))
revenue, shipments, last = defaultdict(int), defaultdict(int), {}
on_time = defaultdict(lambda: [0, 0])
unpriced = 0
for row in rows:
    day = date.fromisoformat(row["accepted_at"])
    assert FROM <= day < TO and row["status"] != "cancelled" and int(row["pieces"]) > 0
    name = row["customer_external_id"]
    shipments[name] += 1
    last[name] = max(last.get(name, day), day)
    if row["freight"] == "":
        unpriced += 1
        revenue[name] += 0
    else:
        revenue[name] += int(Decimal(row["freight"]) * 100)
    if row["promised_at"] and row["delivered_at"]:
        group = on_time[row["product"]]
        group[0] += 1
        group[1] += row["delivered_at"] <= row["promised_at"]  # a promise of a day lasts until its end

names = sorted(revenue, key=lambda name: -revenue[name])
total = sum(value for value in revenue.values() if value > 0)
customers = {}
for name in names:
    value = revenue[name]
    larger = Fraction(sum(v for v in revenue.values() if v > value), total)
    customers[name] = {
        "class": "C" if value <= 0 else "A" if larger < Fraction(4, 5) else "B" if larger < Fraction(19, 20) else "C",
        "rank": 1 + sum(v > value for v in revenue.values()),
        "value": value,
        "cumulative_share": float(Fraction(sum(max(v, 0) for v in revenue.values() if v >= value), total)),
    }

positive = sorted((v for v in revenue.values() if v > 0), reverse=True)
shares = [Fraction(v, total) for v in positive]
n = len(shares)
hhi = sum(s * s for s in shares)
rising = positive[::-1]
concentration = {
    "customers": n,
    **{f"cr{k}": float(sum(shares[:k])) for k in (1, 4, 8, 10)},
    "hhi": float(hhi),
    "hhi_normalised": float((hhi - Fraction(1, n)) / (1 - Fraction(1, n))),
    "gini": float(Fraction(2 * sum(i * x for i, x in enumerate(rising, 1)), n * total) - Fraction(n + 1, n)),
    "entropy": -sum(float(s) * math.log(float(s)) for s in shares),
}


def quantile(values, k):
    ordered = sorted(values)
    at = Fraction(k, 5) * (len(ordered) - 1)
    low = math.floor(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (at - low) * (ordered[high] - ordered[low])


def score(value, values, unit):
    return 1 + sum(value >= quantile(values, k) + unit for k in (1, 2, 3, 4))


def segment(scores):
    for name, ranges in SEGMENTS:
        if all(int(r[0]) <= s <= int(r[-1]) for s, r in zip(scores, ranges.split())):
            return name
    return "others"


recency = {name: (AS_OF - day).days for name, day in last.items()}
for name in names:
    scores = (
        6 - score(recency[name], recency.values(), 1),
        score(shipments[name], shipments.values(), 1),
        score(revenue[name], revenue.values(), 100),
    )
    customers[name]["rfm"] = "".join(map(str, scores))
    customers[name]["segment"] = segment(scores)

text_cells = {"freight": 0, "weight": 0}
for row in csv.DictReader(open(f"{sys.argv[1]}/scms/SCMS_Delivery_History_Dataset.csv", encoding="utf-8-sig")):
    for key, column in (("freight", "Freight Cost (USD)"), ("weight", "Weight (Kilograms)")):
        try:
            Decimal(row[column])
        except ArithmeticError:
            text_cells[key] += 1

json.dump(
    {
        "from": str(FROM), "to": str(TO), "as_of": str(AS_OF),
        "waybills": len(rows), "unpriced": unpriced, "total": total,
        "customers": customers,
        "concentration": concentration,
        "on_time": {product: {"delivered": d, "on_time": o} for product, (d, o) in sorted(on_time.items())},
        "text_cells": text_cells,
    },
    sys.stdout, ensure_ascii=False, indent=1,
)
print()
