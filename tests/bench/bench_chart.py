"""The picture of the report: bars of cold builds beside other programs, and lines of cost per page and office by size."""
import math

import measuring
from bench_targets import cold, warm

ink, ours, other = "#222", "#0b6e4f", "#8a8a8a"


def text(x, y, words, anchor="start", size=13, color=ink):
    return f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" text-anchor="{anchor}" fill="{color}">{words}</text>'


def bars(state, left, top, width):
    """Wall time, on a scale of powers of ten: the programs are too far apart for another."""
    rows = [(name, measuring.median(state["rows"][name], "wall")) for name in
            (cold, warm, "prongsai check", "floor: yaml-cpp, cmark-gfm, SHA-256, writing", "Hugo", "Eleventy", "Pagefind", "git status") if state["rows"].get(name)]
    if not rows:
        return [text(left, top, "not measured")]
    least = 10.0 ** math.floor(math.log10(min(value for _, value in rows)))
    decades = max(1.0, math.log10(max(value for _, value in rows) / least))
    out = [text(left, top, f"Wall seconds, {state['corpus']}, {state['content']['write_ups']:,} write-ups (scale of powers of ten)", size=14)]
    for at, (name, value) in enumerate(rows):
        y = top + 22 + at * 40
        long = max(3.0, (width - 70) * math.log10(value / least) / decades)
        out += [text(left, y + 8, name), f'<rect x="{left}" y="{y + 12}" width="{long:.0f}" height="14" fill="{ours if name.startswith("prongsai") else other}"/>',
                text(left + long + 6, y + 24, f"{value:.3g} s")]
    return out


def lines(scale, kind, top, left, width, height, title, value):
    points = [(row["units"], value(row)) for row in scale["sizes"] if row["kind"] == kind and row.get("pages") and row["runs"].get("build, nothing there")]
    out = [text(left, top, title, size=14), f'<path d="M{left} {top + 14}V{top + height}H{left + width}" fill="none" stroke="{ink}"/>']
    if not points:
        return out + [text(left + 8, top + 40, "not measured")]
    most = max(cost for _, cost in points) * 1.2
    first, last = math.log10(points[0][0]), max(math.log10(points[-1][0]), math.log10(points[0][0]) + 0.1)
    places = [(left + 20 + (width - 60) * (math.log10(units) - first) / (last - first), top + height - (height - 30) * cost / most, units, cost) for units, cost in points]
    out.append(f'<polyline points="{" ".join(f"{x:.0f},{y:.0f}" for x, y, _, _ in places)}" fill="none" stroke="{ours}" stroke-width="2"/>')
    for x, y, units, cost in places:
        out += [f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4" fill="{ours}"/>', text(x, y - 9, f"{cost:,.0f}" if cost >= 100 else f"{cost:.3g}", "middle"), text(x, top + height + 16, f"{units:,}", "middle")]
    return out


def chart(results):
    state = next((results[name] for name in ("site-pages-10k", "site-nation", "site-small") if results.get(name)), {"rows": {}})
    scale = results.get("scale") or {"sizes": []}
    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 400" font-family="sans-serif" role="img" aria-labelledby="title">',
           '<title id="title">Time of builds beside other programs, and cost by the number of offices</title>', '<rect width="960" height="400" fill="#fff"/>']
    out += bars(state, 20, 28, 460)
    build = "build, nothing there"
    out += lines(scale, "offices", 28, 540, 390, 140, "Cold build: processor ms per page, by offices", lambda row: 1000 * measuring.median(row["runs"][build], "cpu") / row["pages"])
    out += lines(scale, "offices", 222, 540, 390, 140, "Cold build: memory kB per office, by offices", lambda row: measuring.median(row["runs"][build], "memory") / 1000 / row["units"])
    return "\n".join(out + ["</svg>", ""])
