"""Write-ups of about 600 words in Thai and English: front matter and body, the same words for prongsai and for its peers."""
import words
from dice import Dice

kinds = ["result", "plan", "lesson", "activity_report"]
# Without a register there is no evidence of a result.
kinds_without_evidence = ["lesson", "plan", "activity_report"]
partners = ["government", "religion", "education", "people", "private", "media", "civil_society"]
factors = ["management_support", "clear_mission", "schedule", "personnel", "acceptance"]


def name(number):
    return f"work-{number + 1:02}"


def kind_of(corpus, number):
    cycle = kinds if corpus.evidence else kinds_without_evidence
    kind = cycle[number % len(cycle)]
    # A result whose plan would be the next that is not there.
    return "lesson" if kind == "result" and number and number + 1 == corpus.write_ups else kind


def title(unit, number):
    """The Thai and English title, known without making the text."""
    which = (unit.number * 7 + number * 5) % len(words.works)
    thai, english = words.kinds_of_work[kind_of(unit.corpus, number)]
    return f"{thai}{words.works[which]}{unit.place[0]}", f"{english}{words.works_english[which]} of {unit.place[1]}"


class WriteUp:
    """Sentences are put together as they are asked for, so that no two texts are alike."""

    def __init__(self, corpus, unit, year, number, evidence):
        self.corpus, self.unit, self.year, self.number, self.evidence = corpus, unit, year, number, evidence
        self.dice = Dice(corpus.seed, unit.number, year, "write-up", number)
        self.kind = kind_of(corpus, number)
        self.title = title(unit, number)

    def thai(self):
        dice = self.dice
        sentence = f"{dice.pick(words.verbs)}{dice.pick(words.objects)}{dice.pick(words.joins)}{dice.pick(words.groups)} {dice.pick(words.ends)}"
        return sentence if dice.below(3) else f"{sentence} จำนวน {dice.below(89) + 2} รายการ"

    def english(self):
        dice = self.dice
        who, acts = dice.pick(words.subjects)
        return f"{who} {dice.pick(acts)} {dice.pick(words.things)} {dice.pick(words.closings)}."

    def paragraph(self, sentences):
        return " ".join(self.english() if not self.dice.below(4) else self.thai() for _ in range(sentences))

    def linked(self):
        """Unit and number of two other write-ups: the next of this unit, and one of another unit of the same year."""
        corpus = self.corpus
        other = (self.unit.number * 31 + self.number * 17 + 1) % corpus.units
        return [(self.unit.number, (self.number + 1) % corpus.write_ups), (other, self.dice.below(corpus.write_ups))]

    def table(self, header, rows, total):
        dice = self.dice
        out, sums = [f"| {header} | ไตรมาส 1-2 | ไตรมาส 3-4 |", "|---|---:|---:|"], [0, 0]
        for _ in range(rows):
            values = [dice.below(90) + 1, dice.below(90) + 1]
            sums = [sums[0] + values[0], sums[1] + values[1]]
            out.append(f"| {dice.pick(words.verbs)}{dice.pick(words.objects)} | {values[0]} | {values[1]} |")
        if total:
            out.append(f"| รวม | {sums[0]} | {sums[1]} |")
        return out

    def body(self, link):
        """The text; `link(unit, number)` is the address of a write-up in the form that the reader of this text wants."""
        dice, paragraph = self.dice, self.paragraph
        (own, own_number), (other, other_number) = self.linked()
        other_unit = self.corpus.unit(other)
        out = ["## 1. ความเป็นมา", "", paragraph(5), "", paragraph(4), "", f"> {self.english()} {self.thai()}", "",
               "## 2. วัตถุประสงค์", ""] + [f"{at}. {self.thai()}" for at in range(1, 5)]
        out += ["", "## 3. ขั้นตอนการดำเนินงาน", "", paragraph(4), "", "### 3.1 เตรียมการ", ""] + [f"- **{dice.pick(words.verbs)}** {self.thai()}" for _ in range(6)]
        out += ["", "### 3.2 ลงมือทำ Working steps", "", paragraph(5), "", f"งานต่อเนื่องอ่านได้ใน [{title(self.unit, own_number)[0]}]({link(own, own_number)}) "
                f"และเทียบได้กับ [{title(other_unit, other_number)[1]}]({link(other, other_number)})", ""]
        out += self.table("งาน", 5, True) + ["", "## 4. ผลการดำเนินงาน", "", paragraph(5), "", "### 4.1 ตัวเลขของปี", ""] + self.table("ผล", 4, False)
        out += ["", "### 4.2 Lessons learned", "", " ".join(self.english() for _ in range(4)), "", "## 5. ผลที่คาดว่าจะได้รับ", "", paragraph(4)]
        out += ["", "## 6. ปัญหา อุปสรรค", ""] + [f"- {self.thai()}" for _ in range(3)] + ["", "## 7. ปัจจัยความสำเร็จ", "", paragraph(3), "", "## 8. การขยายผล", "",
                f"{self.thai()} ดูเกณฑ์ที่ [หน้าโครงการตัวอย่าง](https://rules.example/{self.year}/{self.unit.id}) {self.english()}", ""]
        return out

    def facts(self):
        """What the front matter tells, in the order in which it is thrown."""
        dice = self.dice
        return {"partners": dice.some(partners, 3), "summary": self.thai(), "summary_en": self.english()[:-1], "group": dice.pick(words.groups), "count": dice.below(400) + 20,
                "budget": (dice.below(90) + 1) * 1000, "actual": 81 + dice.below(60), "factors": dice.some(factors, 2)}

    def front(self):
        """prongsai's front matter."""
        year, facts = self.year, self.facts()
        out = ["---", f"kind: {self.kind}", f"title: {{th: {self.title[0]}, en: \"{self.title[1]}\"}}",
               f"summary: {{th: {facts['summary']}, en: {facts['summary_en']}}}", f"dimensions: [d{self.number % 5 + 1}]",
               f"status: {'in_progress' if self.kind == 'plan' else 'done'}", f"period: {{from: {year}-01-15, to: {year}-09-15}}",
               f"location: {{th: {self.unit.place[0]}, en: {self.unit.place[1]}}}",
               f"targets: [{{group: {{th: {facts['group']}, en: people of the area}}, count: {facts['count']}}}]", f"partners: [{', '.join(facts['partners'])}]",
               f"budget: {{amount: {facts['budget']}, source: {{th: งบประมาณของหน่วยงาน, en: the office's budget}}}}", "kpis:",
               f"  - {{id: k1, text: {{th: ผู้เข้าร่วมกิจกรรม, en: people who took part}}, type: quantity, op: \">=\", target: 80, unit: {{th: คน, en: persons}}" +
               (f", actual: {facts['actual']}}}" if self.kind == "result" else "}")]
        if self.evidence:
            out.append(f"evidence: [{', '.join(entry.id for entry in self.evidence[self.number % len(self.evidence):][:3])}]")
        # A result belongs to the plan after it, and the other way round.
        twin = self.number + 1 if self.kind == "result" else self.number - 1
        if self.kind in ("result", "plan") and twin < self.corpus.write_ups and self.corpus.evidence:
            out.append(f"related: [{self.unit.id}/{year}/{name(twin)}]")
        return out + [f"success_factors: [{', '.join(facts['factors'])}]", "---"]

    def for_peers(self, works):
        """The same facts and the same text, with flat front matter and addresses instead of files."""
        facts = self.facts()
        out = ["---", f"title: {self.title[0]}", f"summary: {facts['summary']}", f"work: {works[self.kind]}", f"unit: {self.unit.id}", f"unit_name: {self.unit.name[0]}", f"year: {self.year}",
               f"dimension: d{self.number % 5 + 1}", f"status: {'กำลังดำเนินการ' if self.kind == 'plan' else 'เสร็จแล้ว'}", f"from: 15 มกราคม {self.year}", f"to: 15 กันยายน {self.year}",
               f"location: {self.unit.place[0]}", f"target: {facts['group']}", f"target_count: {facts['count']}", f"partners: [{', '.join(facts['partners'])}]", f"budget: {facts['budget']}",
               f"success_factors: [{', '.join(facts['factors'])}]", "kpi: ผู้เข้าร่วมกิจกรรม", "kpi_target: 80", f"kpi_actual: {facts['actual'] if self.kind == 'result' else '–'}", "---"]
        return "\n".join(out + self.body(lambda unit, number: f"/units/{self.corpus.unit_id(unit)}/{self.year}/{name(number)}/"))

    def markdown(self):
        """The file of practices/."""
        def link(unit, number):
            return f"{name(number)}.md" if unit == self.unit.number else f"../../../{self.corpus.unit_id(unit)}/{self.year}/practices/{name(number)}.md"
        lines = self.front() + self.body(link)
        public = [entry for entry in self.evidence if entry.is_public]
        if public:
            entry = public[self.number % len(public)]
            lines += [f"หลักฐานประกอบคือ [{entry.title}](../{entry.file})", ""]
        return "\n".join(lines)
