"""The procurement table of one office decides the level: 3 of 3 highest budgets and 7 of 10 of the rest prove level 4, not 5, and the check says so at
the claim's line, in Thai, with what is proved and what is needed."""
import re
import shutil

from support import check, finish, root, run, scratch

with scratch() as folder:
    content = folder / "content"
    shutil.copytree(root / "content", content)
    path = content / "units/lampang/2564/assessment/cdd-2564.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = {i: int(re.search(r'budget: "?([\d,]+)', line)[1].replace(",", "")) for i, line in enumerate(lines) if "budget:" in line and "public_representative:" in line}
    rest = sorted(rows, key=rows.get, reverse=True)[3:]
    check(len(rest) == 10, f"{len(rest)} projects besides the three largest")
    for count, i in enumerate(rest):
        lines[i] = re.sub(r"public_representative: \w+", f"public_representative: {'true' if count < 7 else 'false'}", lines[i])
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    claim = next(i for i, line in enumerate(lines, 1) if line.startswith("  d3: 5"))

    said = run("check", content, expect=1)
    expected = (f"{path}:{claim}:7: ข้อผิดพลาด E501: การมีส่วนร่วม: ประเมินตนเองไว้ระดับ 5 แต่หลักฐานรองรับเพียงระดับ 4 เพราะเกณฑ์ `d3.5.share` ไม่ผ่าน: "
                "ตารางโครงการตามแผนประจำปีที่มีการจัดซื้อจัดจ้าง พิสูจน์ได้ 70 % (7/10) แต่ต้องไม่น้อยกว่า 80 %\n")
    check(expected in said, f"expected\n{expected}\n{said}")
    check(said.count("ข้อผิดพลาด E") == 1, "and nothing else is wrong\n" + said)
    lines[claim - 1] = lines[claim - 1].replace("d3: 5", "d3: 4")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    said = run("check", content)
    check("E501" not in said, "level 4 is proved\n" + said)
    explained = run("score", "lampang", "2564", "--content", content)
    check("ร้อยละ 70 (7 จาก 10)" in explained, explained)
finish()
