"""One office of the corpus: who it is, what it claims, and the evidence that bears its claims."""
import rubric
import words
import write_up
from dice import Dice
from evidence_files import makers

kind_cycle = list(rubric.kinds)
# Shares of the average size in sixths; together one.
size_shares = (1, 2, 4, 5, 8, 16)


class Entry:
    def __init__(self, unit, year, at):
        self.kind = kind_cycle[at % len(kind_cycle)]
        self.thai, _, ending, self.is_numbered = rubric.kinds[self.kind]
        self.id = f"{self.kind}-{at + 1:02}"
        self.title = f"{self.thai}ของ{unit.place[0]} ลำดับที่ {at + 1}"
        self.file = f"evidence/{self.thai}-{at + 1:02}.{ending}"
        self.ending = ending
        self.supports = []
        # What a person signs is for auditors.
        self.is_public = self.kind != "statement"
        self.size_share = size_shares[(at + unit.number + year) % len(size_shares)]

    def lines(self, unit, year):
        out = [f"- id: {self.id}", f"  title: {self.title}", f"  kind: {self.kind}"]
        if self.is_numbered:
            out.append(f"  document: {{number: \"{unit.number % 900 + 10}/{year}\", date: {year}-0{unit.number % 8 + 1}-1{unit.number % 9}}}")
        else:
            out.append("  period: [Q1, Q2, Q3, Q4]")
        out += [f"  file: {self.file}", f"  supports: [{', '.join(self.supports)}]"]
        return out if self.is_public else out + ["  visibility: auditor", "  reason: อ้างถึงทะเบียนที่มีข้อมูลส่วนบุคคล"]


class Unit:
    def __init__(self, corpus, number):
        self.corpus, self.number, self.id = corpus, number, corpus.unit_id(number)
        self.place = words.place(number)
        dice = Dice(corpus.seed, number)
        kind = dice.below(100)
        self.kind = "local" if kind < 92 else "regional" if kind < 98 else "central"
        self.body = dice.pick(words.bodies[self.kind])
        self.name = self.body[0] + self.place[0], self.body[1].format(self.place[1])
        self.province = None if self.kind == "central" else corpus.provinces[dice.below(len(corpus.provinces))]
        self.staff = 20 + dice.below(180)
        self.strength = dice.below(6)

    def entries(self, year):
        """The register with all that its entries can support."""
        entries = [Entry(self, year, at) for at in range(self.corpus.evidence)]
        of_kind = {}
        for entry in entries:
            of_kind.setdefault(entry.kind, []).append(entry)
        for kind, own in of_kind.items():
            free = list(own)
            criteria = rubric.by_kind[kind]
            if rubric.alone in criteria:
                for entry in free:
                    entry.supports.append(rubric.alone)
                continue
            for at in range(max(len(free), len(criteria))):
                free[at % len(free)].supports.append(criteria[at % len(criteria)])
        return entries

    def levels(self, year):
        """The level of each dimension: what the kinds of evidence allow, or less."""
        kinds = set(kind_cycle[:self.corpus.evidence])
        dice = Dice(self.corpus.seed, self.number, year, "levels")
        found = []
        for name, _, _, _, levels in rubric.dimensions:
            reached = 0
            while reached < len(levels) and all(kind in kinds for _, kind in rubric.by_level[name, reached + 1]):
                reached += 1
            found.append(max(0, reached - dice.below(1 + (self.strength + 1) // 2)))
        return found

    def class_of(self, year):
        return "model" if self.corpus.assessed and rubric.points(self.levels(year)) >= 80 and self.number % 3 == 0 else "general"

    def unit_yaml(self):
        years = self.corpus.years
        out = [f"name: {{th: {self.name[0]}, en: {self.name[1]}}}", f"short_name: {{th: {self.place[0]}, en: {self.place[1]}}}", f"kind: {self.kind}"]
        if self.province:
            out += [f"region: {self.province.region}", f"province: {{code: \"{self.province.code}\", name: {{th: {self.province.thai}, en: {self.province.english}}}}}"]
        out += [f"class: {{{', '.join(f'{year}: {self.class_of(year)}' for year in years)}}}",
                f"channels: [{{kind: website, title: {{th: เว็บไซต์ของหน่วยงาน, en: The office's website}}, url: https://{self.id}.example.go.th}}]",
                f"staff_total: {{{', '.join(f'{year}: {self.staff}' for year in years)}}}", ""]
        return "\n".join(out)

    def assessment(self, year):
        dice = Dice(self.corpus.seed, self.number, year, "assessment")
        levels = self.levels(year)
        out = ["framework: transparency", "stage: reviewed", f"date: {year}-09-10", "claims:"]
        out += [f"  {dimension[0]}: {level}" for dimension, level in zip(rubric.dimensions, levels)]
        out += ["facts:", f"  staff_declared: {self.staff // 2 + 1 + dice.below(self.staff // 2 - 1)}", "  founded_cases: 0", "tables:", "  procurement:"]
        rows = 5 + dice.below(6)
        for at in range(rows):
            # The budgets fall; the public sits on the three largest and on most others.
            public = at != 5
            out.append(f"    - {{project: {dice.pick(words.verbs)}{dice.pick(words.objects)} ลำดับที่ {at + 1}, budget: {(rows - at) * 120000 + dice.below(90) * 1000}, "
                       f"public_representative: {'true' if public else 'false'}}}")
        awarded = ", ".join(f"{dimension[0]}: {level}" for dimension, level in zip(rubric.dimensions, levels))
        out += ["review:", f"  date: {year}-09-24", f"  awarded: {{{awarded}}}", "  remarks: {d1: หลักฐานครบถ้วนตามระดับที่ขอ}", ""]
        return "\n".join(out)

    def surveys(self, year):
        dice = Dice(self.corpus.seed, self.number, year, "survey")
        asked = 30 + dice.below(200)
        questions = []
        for thai, english in (("บริการรวดเร็ว", "The service is quick"), ("ข้อมูลถูกต้อง", "The information is right"), ("ช่องทางร้องเรียนสะดวก", "Complaints are easy to make")):
            left, counts = asked, []
            for step in (5, 4, 3, 2):
                counts.append(dice.below(left * 7 // 10 + 1) if step < 5 else asked // 2)
                left -= counts[-1]
            shares = ", ".join(f"{step}: {count}" for step, count in zip((5, 4, 3, 2, 1), counts + [left]))
            questions.append(f"    - {{text: {{th: {thai}, en: {english}}}, distribution: {{{shares}}}}}")
        return "\n".join(["- id: users", "  title: {th: ความพึงพอใจของผู้รับบริการ, en: Satisfaction of service users}", "  period: Q4", f"  population: {asked + 40}", f"  n: {asked}",
                          "  scale: 5", "  questions:"] + questions + [""])

    def progress(self, year):
        dice = Dice(self.corpus.seed, self.number, year, "progress")
        plan = self.corpus.write_ups > 1
        spent = [dice.below(5) * 1000 + at * 6000 for at in range(1, 5)]
        dates = (f"{year}-01-31", f"{year}-03-31", f"{year}-06-30", f"{year}-09-10")
        out = ["- id: main", f"  title: {{th: โครงการหลักของ{self.place[0]}, en: Main project of {self.place[1]}}}"] + ([f"  about: {write_up.name(1)}"] if plan else [])
        out += ["  budget: 40000", f"  updated: {year}-09-12", "  points:"]
        out += [f"    - {{date: {date}, planned: {25 * at}, actual: {25 * at}, planned_spending: {at * 10000}, spending: {money}}}" for at, (date, money) in enumerate(zip(dates, spent), 1)]
        if plan:
            out += ["  kpis:", f"    - {{kpi: k1, actual: {60 + dice.below(60)}}}"]
        return "\n".join(out + ["  status: done", ""])

    def files(self):
        """Every file with its bytes, below the content folder."""
        corpus = self.corpus
        folder = f"units/{self.id}/"
        yield folder + "unit.yaml", self.unit_yaml().encode()
        for year in corpus.years:
            entries = self.entries(year)
            below = f"{folder}{year}/"
            if corpus.evidence:
                yield below + "evidence.yaml", "\n".join(line for entry in entries for line in entry.lines(self, year) + [""]).encode()
            if corpus.assessed:
                yield below + "assessment/transparency.yaml", self.assessment(year).encode()
            if corpus.programmes:
                yield below + "surveys.yaml", self.surveys(year).encode()
                yield below + "progress.yaml", self.progress(year).encode()
            for number in range(corpus.write_ups):
                yield f"{below}practices/{write_up.name(number)}.md", write_up.WriteUp(corpus, self, year, number, entries).markdown().encode()
            dice = Dice(corpus.seed, self.number, year, "evidence")
            for entry in entries:
                yield below + entry.file, makers[entry.ending](dice.noise(max(64, corpus.evidence_bytes * entry.size_share // 6)))
