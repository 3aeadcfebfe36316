"""Words of which names and texts are made. The places are made of parts and are no places of a map."""

heads = ("บาง=Bang หนอง=Nong บ้าน=Ban ดอน=Don โคก=Khok ห้วย=Huai นา=Na ป่า=Pa ท่า=Tha คลอง=Khlong วัง=Wang โพน=Phon แม่=Mae เกาะ=Ko ปาก=Pak ทุ่ง=Thung "
         "ดง=Dong สระ=Sa โนน=Non เขา=Khao กุด=Kut ลำ=Lam ไผ่=Phai บึง=Bueng สวน=Suan")
tails = ("ใหญ่=Yai น้อย=Noi กลาง=Klang เหนือ=Nuea ใต้=Tai ขาว=Khao แดง=Daeng ดำ=Dam ทอง=Thong เงิน=Ngoen แก้ว=Kaeo สูง=Sung ยาว=Yao หลวง=Luang ใหม่=Mai "
         "เก่า=Kao ม่วง=Muang ไทร=Sai ขาม=Kham ยาง=Yang หว้า=Wa พลับ=Phlap มะเกลือ=Makluea กระเบา=Krabao มะค่า=Makha ตะเคียน=Takhian พะยอม=Phayom "
         "ประดู่=Pradu ลำดวน=Lamduan หิน=Hin ทราย=Sai-thong แสลง=Salaeng สะแก=Sakae สำโรง=Samrong มะขาม=Makham มะพร้าว=Maphrao ตาล=Tan อ้อย=Oi งิ้ว=Ngio "
         "สมบูรณ์=Sombun สวรรค์=Sawan พัฒนา=Phatthana เจริญ=Charoen สามัคคี=Samakkhi ศิลา=Sila บัว=Bua จิก=Chik แค=Khae พุทรา=Phutsa ละมุด=Lamut ลำใย=Lamyai "
         "กล้วย=Kluai ชัน=Chan แขม=Khaem คล้า=Khla เสือ=Suea กวาง=Kwang ช้าง=Chang ควาย=Khwai นกยูง=Nok-yung")


def pairs(text):
    return [tuple(word.split("=")) for word in text.split()]


heads, tails = pairs(heads), pairs(tails)
places = len(heads) * len(tails) * (len(tails) + 1)


def place(number):
    """The Thai and English name of a place; each number below `places` has its own, and numbers beyond are counted on."""
    again, number = divmod(number, places)
    # Prime to the number of places, so that neighbours in the list are none in the alphabet.
    number = (number * 7919 + 13) % places
    number, head = divmod(number, len(heads))
    second, first = divmod(number, len(tails))
    thai, english = heads[head][0] + tails[first][0], heads[head][1] + " " + tails[first][1]
    if second:
        thai, english = thai + tails[second - 1][0], english + " " + tails[second - 1][1]
    return (thai, english) if not again else (f"{thai} {again + 1}", f"{english} {again + 1}")


verbs = ("จัดทำ ติดตาม ตรวจสอบ ทบทวน เผยแพร่ รวบรวม ปรับปรุง ประเมิน ส่งมอบ สำรวจ บันทึก วางแผน ชี้แจง คัดเลือก จัดหา ซ่อมแซม เปิดเผย เปรียบเทียบ รายงาน "
         "สรุป วิเคราะห์ กำหนด ทดสอบ แก้ไข แจ้งผล ประกาศ ลงทะเบียน จัดเก็บ รับฟัง สนับสนุน").split()
objects = ("งบประมาณ เอกสาร ระเบียบ เว็บไซต์ ข้อร้องเรียน ผลงานผู้รับจ้าง ราคากลาง สัญญาจ้าง ครุภัณฑ์ ค่าใช้จ่าย รายรับ เงินอุดหนุน แบบแปลน ถนนคอนกรีต ท่อระบายน้ำ "
           "ไฟฟ้าสาธารณะ ประปาหมู่บ้าน ขยะมูลฝอย เบี้ยยังชีพ อาหารกลางวัน นมโรงเรียน ห้องสมุด สนามกีฬา ลานจอดรถ ป้ายจราจร คลองส่งน้ำ ฝายชะลอน้ำ บ่อบาดาล แผนที่ภาษี "
           "กองทุนหมู่บ้าน ศูนย์ข้อมูลข่าวสาร คู่มือบริการ แผนกิจกรรม สถิติการให้บริการ ทะเบียนพัสดุ รายงานการประชุม ข้อมูลเปิด ตัวชี้วัด ผลการจัดซื้อ แบบสอบถาม").split()
groups = ("ประชาชน ผู้สูงอายุ เกษตรกร เยาวชน ผู้นำชุมชน สตรี กลุ่มอาชีพ เจ้าหน้าที่ นักเรียน ผู้พิการ อาสาสมัคร ครู ผู้ปกครอง แรงงาน ผู้ประกอบการ ชุมชนเมือง ครัวเรือน "
          "ภาคีเครือข่าย คณะทำงาน ผู้รับบริการ").split()
joins = ["ให้", "แก่", "ร่วมกับ", "สำหรับ", "ของ"]
ends = ["ตามระเบียบที่ประกาศไว้", "ภายในกำหนดสามสิบวัน", "ผ่านเวทีประชาคม", "โดยเปิดเผยต่อสาธารณะ", "พร้อมแนบหลักฐานประกอบ", "ร่วมกับหน่วยงานในพื้นที่", "โดยใช้จ่ายอย่างคุ้มค่า",
        "ตามมติที่ประชุม", "ในระบบอิเล็กทรอนิกส์", "ก่อนลงนามในสัญญา", "และรายงานผลทุกไตรมาส", "เพื่อให้ตรวจสอบได้ทุกขั้นตอน", "ในที่ประชุมประจำเดือน", "ทั้งทางเว็บไซต์และป้ายประกาศ"]
subjects = [("The office", ["keeps", "publishes", "reviews", "explains"]), ("The working group", ["checks", "compares", "records", "collects"]),
            ("Each section", ["reports", "files", "reviews", "checks"]), ("The information centre", ["keeps", "publishes", "shows", "updates"]),
            ("Residents", ["read", "check", "discuss", "follow"])]
things = ["the budget plan", "procurement records", "the register of complaints", "spending reports", "open data files", "service standards", "the minutes of meetings", "committee orders",
          "the list of projects", "quarterly statistics", "lessons from the field", "contract prices"]
closings = ["before the end of each quarter", "on the notice board and the website", "together with seven partner networks", "with the evidence attached", "within thirty days",
            "so that anyone can check them", "in plain Thai and English", "for every project above the threshold"]

works = ["กองทุนขยะชุมชน", "ตลาดนัดสีเขียว", "ธนาคารข้าวเปลือก", "ห้องเรียนพ่อแม่", "ศูนย์ฝึกอาชีพผู้สูงอายุ", "ป่าชุมชนต้นน้ำ", "ประปาหมู่บ้านโปร่งใส", "ถนนปลอดฝุ่น", "สวนสมุนไพร",
         "คลินิกให้คำปรึกษาเคลื่อนที่", "เยาวชนเฝ้าระวัง", "จุดตรวจสอบราคากลาง", "บัญชีครัวเรือน", "ผ้าทอมือ", "ศูนย์ข้อมูลเปิด", "งบประมาณที่ทุกคนอ่านได้", "หนึ่งงานหนึ่งคู่มือ", "คิวบริการโปร่งใส"]
works_english = ["Community waste fund", "Green market", "Rice bank", "Classroom for parents", "Training centre for the elderly", "Forest of the headwaters", "Open village water supply",
                 "Dust-free road", "Herb garden", "Travelling advice clinic", "Youth watch", "Reference price desk", "Household accounts", "Hand-woven cloth", "Open data centre",
                 "A budget for every reader", "One task, one manual", "Open service queue"]
kinds_of_work = {"result": ("ผล", "Results: "), "plan": ("แผน", "Plan: "), "lesson": ("บทเรียน", "Lessons: "), "activity_report": ("กิจกรรม", "Activity: ")}

bodies = {
    "local": [("องค์การบริหารส่วนตำบล", "{} Subdistrict Administration"), ("เทศบาลตำบล", "{} Subdistrict Municipality"), ("เทศบาลเมือง", "{} Town Municipality")],
    "regional": [("สำนักงานส่งเสริมธรรมาภิบาลอำเภอ", "{} District Office of Good Governance"), ("สำนักงานบริการร่วมอำเภอ", "{} District Joint Service Office")],
    "central": [("กองส่งเสริมความโปร่งใส", "{} Transparency Division"), ("ศูนย์บริหารข้อมูล", "{} Data Centre")],
}
