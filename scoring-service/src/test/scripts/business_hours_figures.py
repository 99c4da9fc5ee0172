"""Open minutes between two moments, counted one by one by the clock on the wall, for the tests of cx.touchstone.scoring.formula.time.

Run in this folder: python3 business_hours_figures.py
"""

import csv
import random
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

# Minutes of the day by weekday, Monday first: a divided Wednesday, and nights from Thursday and from Saturday, in which clocks change.
WEEK = [[(420, 1140)], [(420, 1140)], [(420, 720), (780, 1140)], [(420, 1140), (1320, 1440)], [(0, 360)], [(540, 900), (1320, 1440)], [(0, 360)]]
HOLIDAY = "2017-04-11"
# Around the nights in which the clock is put forward and back, and an ordinary week.
STARTS = {"America/Los_Angeles": ["2017-03-10", "2017-11-03", "2017-04-09"], "Asia/Jerusalem": ["2017-03-22", "2017-10-27", "2017-04-09"]}


def is_open(wall):
    minute = wall.hour * 60 + wall.minute
    return wall.strftime("%Y-%m-%d") != HOLIDAY and any(a <= minute < b for a, b in WEEK[wall.weekday()])


chance = random.Random(26)
with open("../resources/figures/business_hours.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["zone", "from", "to", "minutes"])
    for zone, days in STARTS.items():
        for day in days:
            midnight = datetime.fromisoformat(day + "T00:00").replace(tzinfo=ZoneInfo(zone)).astimezone(timezone.utc)
            for _ in range(8):
                start = midnight + timedelta(minutes=chance.randrange(0, 3 * 1440))
                length = chance.randrange(1, 5 * 1440)
                moments = (start + timedelta(minutes=minute) for minute in range(length))
                minutes = sum(is_open(moment.astimezone(ZoneInfo(zone))) for moment in moments)
                end = start + timedelta(minutes=length)
                out.writerow([zone, start.strftime("%Y-%m-%dT%H:%M:00Z"), end.strftime("%Y-%m-%dT%H:%M:00Z"), minutes])
