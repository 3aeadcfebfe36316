"""The corpus's own framework: five dimensions of five levels, written as any coordinator would, and what each criterion asks of the evidence."""

# id: Thai, English, the evidence file's ending, whether a document number is required
kinds = {
    "announcement": ("ประกาศ", "Announcement", "pdf", True),
    "order": ("คำสั่ง", "Order", "pdf", True),
    "plan": ("แผน", "Plan", "pdf", False),
    "report": ("รายงานผล", "Report", "pdf", False),
    "web-page": ("หน้าเว็บไซต์", "Web page", "png", False),
    "photo": ("ภาพถ่าย", "Photograph", "jpg", False),
    "minutes": ("รายงานการประชุม", "Minutes of a meeting", "pdf", False),
    "manual": ("คู่มือ", "Manual", "pdf", False),
    "statistics": ("สถิติ", "Statistics", "csv", False),
    "project": ("โครงการ", "Project document", "pdf", False),
    "statement": ("คำรับรอง", "Signed statement", "pdf", False),
    "register": ("ทะเบียน", "Register", "csv", False),
}

# Criteria by level: id, kind of evidence, Thai, English, further requirements. `quarterly` asks for evidence in each quarter.
dimensions = [
    ("d1", "บทบาทผู้บริหาร", "Leadership", 30, [
        [("policy", "announcement", "ประกาศนโยบายความโปร่งใสให้บุคลากรและประชาชนทราบ", "The transparency policy is announced to staff and public", ""),
         ("committee", "order", "ตั้งคณะกรรมการตรวจสอบการใช้จ่ายงบประมาณ", "A committee that audits spending is appointed", ""),
         ("budget-plan", "plan", "มีแผนการใช้จ่ายงบประมาณประจำปี", "There is a spending plan for the year", "")],
        [("published", "web-page", "เผยแพร่มาตรการทางเว็บไซต์และป้ายประกาศ", "The measures are published on the website and on notice boards", ""),
         ("innovation", "project", "มีโครงการนวัตกรรมเพื่อความโปร่งใสที่ไม่ใช่โครงการของมิติอื่น", "There is an innovation project of no other dimension", "not_shared_with: [d2, d3, d4]")],
        [("audits", "report", "ตรวจสอบการใช้จ่ายทุกไตรมาส", "Spending is audited every quarter", "quarterly")],
        [("no-case", "statement", "ผู้บริหารไม่มีกรณีมีมูลว่าผิดวินัย", "The head has no founded case of misconduct", "fact: {name: founded_cases, at_most: 0}")],
        [("lessons", "manual", "สรุปบทเรียนเป็นองค์ความรู้", "Lessons are summed up as knowledge", "")]]),
    ("d2", "การเปิดเผยข้อมูล", "Disclosure", 20, [
        [("place", "photo", "มีสถานที่ให้ประชาชนตรวจดูข้อมูลข่าวสาร", "There is a place where people can inspect information", ""),
         ("officer", "order", "มีเจ้าหน้าที่รับผิดชอบให้ข้อมูล", "An officer is in charge of giving information", "")],
        [("plans", "plan", "มีแผนงานและงบประมาณให้ตรวจดู", "Plans and the budget are there to inspect", ""),
         ("manuals", "manual", "มีคู่มือบริการประชาชนให้ตรวจดู", "Service manuals are there to inspect", "")],
        [("statistics", "statistics", "จัดทำสถิติผู้ใช้บริการศูนย์ข้อมูลข่าวสาร", "Statistics of the information centre's users are kept", "")],
        [("website", "web-page", "เผยแพร่ข้อมูลทางเว็บไซต์ให้ครบถ้วน", "The information is complete on the website", "")],
        [("register", "register", "มีดัชนีข้อมูลให้ประชาชนค้นได้", "People can search an index of the information", "")]]),
    ("d3", "การมีส่วนร่วม", "Participation", 20, [
        [("meeting", "minutes", "รับฟังความเห็นในที่ประชุมก่อนจัดทำแผน", "Opinions are heard before the plan is made", "")],
        [("procurement", "register", "เปิดเผยผลการจัดซื้อจัดจ้างทุกโครงการ", "Results of all procurement are disclosed", "table: {table: procurement, measure: count, at_least: 3}")],
        [("largest", "order", "มีผู้แทนภาคประชาชนในคณะกรรมการของโครงการใหญ่ที่สุดสามโครงการ", "The public sits on the committees of the three largest projects",
          "table: {table: procurement, top: {by: budget, n: 3}, where: {public_representative: true}, measure: share, at_least: 100}")],
        [("training", "photo", "จัดกิจกรรมให้ความรู้เรื่องการป้องกันการทุจริต", "An activity teaches about preventing corruption", "")],
        [("share", "report", "มีผู้แทนภาคประชาชนอย่างน้อยร้อยละ 60 ของโครงการที่เหลือ", "The public sits on 60 per cent of the other committees",
          "table: {table: procurement, except_top: {by: budget, n: 3}, where: {public_representative: true}, measure: share, at_least: 60}")]]),
    ("d4", "คุณธรรมองค์กร", "Integrity", 20, [
        [("declared", "announcement", "บุคลากรเกินกึ่งหนึ่งร่วมประกาศเจตนารมณ์", "More than half of the staff joined in the declaration", "fact: {name: staff_declared, of: staff_total, above: 50, unit: percent}")],
        [("goals", "minutes", "กำหนดคุณธรรมเป้าหมายร่วมกัน", "The moral goals were set together", "")],
        [("plan", "plan", "มีแผนส่งเสริมคุณธรรมและดำเนินการ", "A moral plan is carried out", "")],
        [("progress", "report", "รายงานผลตามแผนทุกไตรมาส", "Results of the plan are reported every quarter", "quarterly")],
        [("honours", "photo", "ยกย่องบุคลากรต้นแบบ", "Model staff are honoured", "")]]),
    ("d5", "สภาพแวดล้อมที่โปร่งใส", "Surroundings", 10, [
        [("measures", "announcement", "ประกาศมาตรการประหยัดและรักษาสิ่งแวดล้อม", "Measures to save and to protect the surroundings are announced", "")],
        [("people", "order", "มอบหมายผู้รับผิดชอบ", "People in charge are named", "")],
        [("days", "photo", "จัดกิจกรรมทำความสะอาดสถานที่", "The office is cleaned together", "")],
        [("waste", "statistics", "มีสถิติลดและคัดแยกขยะ", "Statistics show less and sorted waste", "")],
        [("evaluated", "report", "ประเมินผลและรายงาน", "The work is evaluated and reported", "")]]),
]

# What an entry of each kind may name: the criteria in the order of their levels.
by_kind = {kind: [] for kind in kinds}
# Criteria by dimension and level, from 1.
by_level = {}
for name, _, _, _, levels in dimensions:
    for level, criteria in enumerate(levels, 1):
        by_level[name, level] = [(f"{name}.{level}.{criterion[0]}", criterion[1]) for criterion in criteria]
        for identity, kind in by_level[name, level]:
            by_kind[kind].append(identity)
# This criterion's evidence may support no other.
alone = "d1.2.innovation"


def points(levels):
    """The total without bonus of the level of each dimension."""
    return sum(level * dimension[3] // 5 for level, dimension in zip(levels, dimensions))


def write(years):
    out = ["id: transparency", "kind: levels", f"years: [{', '.join(map(str, years))}]", "title: {th: เกณฑ์ประเมินหน่วยงานโปร่งใส, en: Rubric of transparent offices}",
           "summary: {th: เกณฑ์ 5 มิติ 100 คะแนน สำหรับวัดความเร็ว, en: Five dimensions worth 100 points for measuring speed}", "unit_kinds: [regional, central, local]",
           "sources: {rules: {title: {th: ระเบียบสำหรับวัดความเร็ว, en: Rules for measuring speed}, year: 2560}}", "evidence_kinds:"]
    for kind, (thai, english, _, numbered) in kinds.items():
        out.append(f"  {kind}: {{title: {{th: {thai}, en: {english}}}" + (", document: required" if numbered else "") + (", statement: true" if kind == "statement" else "") + "}")
    out += ["facts:", "  staff_total: {title: {th: จำนวนบุคลากรทั้งหมด, en: All staff}, type: integer, unit: {th: คน, en: persons}, from: staff_total}",
            "  staff_declared: {title: {th: จำนวนบุคลากรที่ร่วมประกาศเจตนารมณ์, en: Staff who joined in the declaration}, type: integer, unit: {th: คน, en: persons}}",
            "  founded_cases: {title: {th: จำนวนกรณีมีมูลของผู้บริหาร, en: Founded cases against the head}, type: integer, unit: {th: เรื่อง, en: cases}}",
            "tables:", "  procurement:", "    title: {th: โครงการที่มีการจัดซื้อจัดจ้าง, en: Projects with procurement}", "    columns:",
            "      project: {title: {th: โครงการ, en: Project}, type: text}", "      budget: {title: {th: งบประมาณ, en: Budget}, type: decimal, unit: {th: บาท, en: baht}}",
            "      public_representative: {title: {th: มีผู้แทนภาคประชาชน, en: With a public representative}, type: boolean}", "dimensions:"]
    for number, (name, thai, english, worth, levels) in enumerate(dimensions, 1):
        out += [f"  - id: {name}", f"    title: {{th: มิติที่ {number} {thai}, en: \"Dimension {number}: {english.lower()}\"}}", f"    short_title: {{th: {thai}, en: {english}}}", f"    points: {worth}",
                f"    source: {{document: rules, place: ส่วนที่ {number}}}", "    levels:"]
        for level, criteria in enumerate(levels, 1):
            out += [f"      - level: {level}", f"        points: {level * worth // 5}", "        criteria:"]
            for short, kind, title, in_english, further in criteria:
                quarterly = ", per: quarter" if further == "quarterly" else ""
                out += [f"          - id: {name}.{level}.{short}", f"            title: {{th: {title}, en: {in_english}}}", "            requires:",
                        f"              - evidence: {{kinds: [{kind}], min: 1{quarterly}}}"]
                if further and not quarterly:
                    out.append(f"              - {further}")
                if kind == "statement":
                    out.append("              - declared: true")
    out += ["grades: [{grade: A, from: 90}, {grade: B, from: 80}, {grade: C, from: 60}]", "classes:", "  general: {title: {th: หน่วยงานทั่วไป, en: General office}}",
            "  model: {title: {th: หน่วยงานต้นแบบ, en: Model office}, threshold: 80}", ""]
    return "\n".join(out)
