"""The calendar file by a small strict reader of RFC 5545, and the data dictionary held against what is announced: every CSV column and JSON key."""
import csv
import io
import json
import re
from datetime import date, timedelta

from support import check, finish, root, run, scratch


def events_of(data):
    """The events of a calendar, as lists of (name, parameters, value). Anything that the standard does not allow is a problem."""
    check(data.endswith(b"\r\n"), "the calendar does not end with CRLF")
    raw = data[:-2].split(b"\r\n")
    check(all(b"\n" not in line and b"\r" not in line for line in raw), "a line end is not CRLF")
    check(all(0 < len(line) <= 75 for line in raw), "a line is empty or longer than 75 octets")
    lines = []
    for line in raw:
        text = line.decode("utf-8")  # each physical line by itself: no character is cut
        if text.startswith((" ", "\t")):
            lines[-1] += text[1:]
        else:
            lines.append(text)
    read = []
    for line in lines:
        found = re.fullmatch(r"([A-Z-]+)((?:;[A-Z]+=[A-Za-z-]+)*):(.*)", line, re.S)
        check(found is not None, f"no content line: {line}")
        read.append((found[1], found[2], found[3]))
    check(read[0] == ("BEGIN", "", "VCALENDAR") and read[-1] == ("END", "", "VCALENDAR"), "the calendar is not one VCALENDAR")
    names = [name for name, _, _ in read]
    check(names.count("VERSION") == 1 and names.count("PRODID") == 1, "VERSION and PRODID must stand once")
    events, open_event = [], None
    for name, parameters, value in read[1:-1]:
        if (name, value) == ("BEGIN", "VEVENT"):
            check(open_event is None, "an event stands in another")
            open_event = {}
        elif (name, value) == ("END", "VEVENT"):
            events.append(open_event)
            open_event = None
        elif open_event is not None:
            check(name not in open_event, f"{name} stands twice in an event")
            open_event[name] = (parameters, value)
    check(open_event is None, "an event is not closed")
    return events


def text_of(value):
    check(re.fullmatch(r"(?:[^\\,;\n]|\\[\\,;nN])*", value) is not None, f"a text is not escaped: {value}")
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)


def day_of(event, name):
    parameters, value = event[name]
    check(parameters == ";VALUE=DATE", f"{name} is not an all-day DATE")
    return date(int(value[:4]), int(value[4:6]), int(value[6:]))


with scratch() as folder:
    run("build", root / "tests/sites/announced/content", "-o", folder / "site", "--lang", "en")
    events = events_of((folder / "site/data/calendar.ics").read_bytes())
    uids = [event["UID"][1] for event in events]
    check(uids == ["small.plan-due@test.example", "small.audit@test.example"], f"the UIDs are {uids}")
    check(all(event["DTSTAMP"][1] == "20211031T000000Z" for event in events), "DTSTAMP is not the day of publication")
    check(text_of(events[0]["SUMMARY"][1]) == "ส่งแผน, โครงการ; และงบประมาณ", "the summary was not kept")
    check(day_of(events[0], "DTSTART") == date(2021, 4, 15) and day_of(events[0], "DTEND") == date(2021, 5, 1), "the days of a range are wrong")
    check(day_of(events[1], "DTEND") - day_of(events[1], "DTSTART") == timedelta(days=1), "one day is not one day long")
    pages = (folder / "site/calendar/index.html").read_text()
    for event in events:
        for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY"):
            check(name in event, f"an event has no {name}")
        check(f'id="{event["URL"][1].split("#")[1]}"' in pages, "the calendar page lacks the place that an event names")

    dictionary = json.loads((folder / "site/data/dictionary.json").read_text())
    named = {file["path"]: [field["name"] for field in file["fields"]] for file in dictionary["files"]}
    for path in ("results-2564", "programme-indicators", "calendar", "crosswalks"):
        table = (folder / f"site/data/{path}.csv").read_text(encoding="utf-8-sig")
        check(next(csv.reader(io.StringIO(table))) == named[f"data/{path}.csv"], f"{path}.csv: columns are not as described")
        document = json.loads((folder / f"site/data/{path}.json").read_text())
        key = next(name for name, value in document.items() if isinstance(value, list))
        described = [name for name in named[f"data/{path}.json"] if "[]" not in name]
        check(list(document) == described, f"{path}.json: keys are not as described")
        inner = [name.removeprefix(f"{key}[].") for name in named[f"data/{path}.json"] if "[]." in name]
        check(document[key] and all(list(one) == inner for one in document[key]), f"{path}.json: records are not as described")

    site = folder / "real"
    run("build", root / "content", "-o", site)
    check(len(events_of((site / "data/calendar.ics").read_bytes())) > 0, "the content's calendar has no event")
finish()
