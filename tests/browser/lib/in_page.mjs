// Checks that run inside a page. Each is a function that the browser gets as text, so it uses nothing from outside itself; each gives a list of
// problems in words. Tools for accessibility miss what these find: text over text, text cut off, targets too small for a thumb.

// Text that lies over other text, reaches beyond the page, or is cut off by its box.
export function layoutProblems() {
  const problems = [];
  const width = document.documentElement.clientWidth;
  const nameOf = (element) => `<${element.localName}${element.className?.baseVal ?? (element.className ? ` class="${element.className}"` : '')}>`;
  const short = (text) => text.trim().replace(/\s+/g, ' ').slice(0, 40);

  // The part of the page that an element's scroll and clip boxes leave visible.
  const boxes = new Map();
  function visibleBox(element) {
    if (element === null || element === document.documentElement) {
      return { left: -Infinity, top: 0, right: Infinity, bottom: Infinity };
    }
    if (!boxes.has(element)) {
      const style = getComputedStyle(element);
      let box = style.position === 'fixed' ? visibleBox(null) : visibleBox(element.parentElement);
      if (style.overflowX !== 'visible' || style.clipPath !== 'none') {
        const own = element.getBoundingClientRect();
        const clipped = style.clipPath !== 'none' && own.width <= 1;
        box = clipped ? { left: 0, top: 0, right: 0, bottom: 0 } : { left: Math.max(box.left, own.left), top: Math.max(box.top, own.top + scrollY),
          right: Math.min(box.right, own.right), bottom: Math.min(box.bottom, own.bottom + scrollY) };
      }
      boxes.set(element, box);
    }
    return boxes.get(element);
  }

  if (document.documentElement.scrollWidth > width) {
    problems.push(`the page is ${document.documentElement.scrollWidth} px wide in a window of ${width}`);
  }

  const pieces = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (node.data.trim() === '' || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) {
      continue;
    }
    const box = visibleBox(parent);
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const piece = { left: Math.max(rect.left, box.left), right: Math.min(rect.right, box.right), top: Math.max(rect.top + scrollY, box.top),
        bottom: Math.min(rect.bottom + scrollY, box.bottom), node, parent };
      if (piece.right - piece.left < 1 || piece.bottom - piece.top < 1) {
        continue;
      }
      if (rect.right > width + 1 && box.right === Infinity) {
        problems.push(`text beyond the right edge: ${nameOf(parent)} ${short(node.data)}`);
      }
      // A font's box is higher than its letters; a quarter above and below is room for marks that lines share.
      const spare = (piece.bottom - piece.top) / 4;
      pieces.push({ ...piece, top: piece.top + spare, bottom: piece.bottom - spare });
    }
  }
  pieces.sort((a, b) => a.top - b.top);
  for (let at = 0; at < pieces.length; at += 1) {
    const a = pieces[at];
    for (let other = at + 1; other < pieces.length && pieces[other].top < a.bottom - 1; other += 1) {
      const b = pieces[other];
      const over = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      if (a.node !== b.node && over > 1) {
        problems.push(`text over text: ${nameOf(a.parent)} ${short(a.node.data)} and ${nameOf(b.parent)} ${short(b.node.data)}`);
      }
    }
  }

  // Lines so close that the marks of a Thai line meet those of its neighbour, or a box that cuts them off.
  const context = document.createElement('canvas').getContext('2d');
  const heights = new Map();
  // Measured large, since small glyphs are rounded to whole pixels.
  function heightOf(style) {
    const font = `${style.fontWeight} 200px ${style.fontFamily}`;
    if (!heights.has(font)) {
      context.font = font;
      const marks = context.measureText('ปั๊ที่ฟุ้ญูฎู');
      heights.set(font, (marks.actualBoundingBoxAscent + marks.actualBoundingBoxDescent) / 200);
    }
    return heights.get(font) * parseFloat(style.fontSize);
  }
  function lineOf(element) {
    const style = getComputedStyle(element);
    const own = style.lineHeight === 'normal' ? Infinity : parseFloat(style.lineHeight);
    return style.display === 'inline' ? Math.max(own, lineOf(element.parentElement)) : own;
  }
  for (const { node, parent } of pieces) {
    if (!/[\u0e00-\u0e7f]/.test(node.data) || parent.ownerSVGElement) {
      continue;
    }
    const [height, line] = [heightOf(getComputedStyle(parent)), lineOf(parent)];
    if (height > line + 0.5) {
      problems.push(`marks of ${height.toFixed(1)} px in lines of ${line.toFixed(1)} px: ${nameOf(parent)} ${short(node.data)}`);
    }
  }
  for (const element of document.querySelectorAll('body *')) {
    const style = getComputedStyle(element);
    if ((style.overflowY === 'hidden' || style.overflowY === 'clip') && element.clientHeight > 1 && element.scrollHeight > element.clientHeight + 1) {
      problems.push(`cut off below: ${nameOf(element)} ${short(element.textContent)}`);
    }
  }
  return [...new Set(problems)];
}

// Targets under 24 px that are neither a link inside a text nor far enough from the next one (WCAG 2.2, 2.5.8).
export function targetProblems() {
  const targets = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches('.skip, section'))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && box.bottom + scrollY > 0);
  const middle = ({ box }) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const small = ({ box }) => box.width < 23.9 || box.height < 23.9;
  function inText({ element }) {
    if (!getComputedStyle(element).display.startsWith('inline')) {
      return false;
    }
    let block = element.parentElement;
    while (getComputedStyle(block).display === 'inline') {
      block = block.parentElement;
    }
    const own = [...block.querySelectorAll('a')].reduce((text, one) => text.replace(one.textContent, ''), block.textContent);
    return getComputedStyle(element).display === 'inline' && own.trim() !== '';
  }
  const crowded = (one) => targets.some((other) => {
    if (other === one || other.element.contains(one.element) || one.element.contains(other.element)) {
      return false;
    }
    const [x, y] = middle(one);
    if (small(other)) {
      const [x2, y2] = middle(other);
      return Math.hypot(x - x2, y - y2) < 24;
    }
    const dx = Math.max(other.box.left - x, 0, x - other.box.right);
    const dy = Math.max(other.box.top - y, 0, y - other.box.bottom);
    return Math.hypot(dx, dy) < 12;
  });
  return targets.filter((one) => small(one) && !inText(one) && crowded(one))
    .map(({ element, box }) => `target of ${box.width.toFixed(0)} x ${box.height.toFixed(0)} px: ${element.textContent.trim().slice(0, 40)}`);
}

// What has the focus, whether it is seen to have it, whether something covers it, and whether it is the thing looked for.
export function focusState(wanted) {
  const element = document.activeElement;
  if (!element || element === document.body) {
    return null;
  }
  const style = getComputedStyle(element);
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const at = document.elementFromPoint(Math.min(innerWidth - 1, Math.max(0, box.left + Math.min(box.width, 20) / 2)),
    Math.min(innerHeight - 1, Math.max(0, box.top + box.height / 2)));
  window.walked ??= new Set();
  const again = window.walked.has(element);
  window.walked.add(element);
  return {
    name: `<${element.localName}> ${(element.textContent || element.getAttribute('aria-label') || element.id).trim().slice(0, 40)}`,
    again,
    found: element === wanted,
    skip: element.classList.contains('skip'),
    seen: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none',
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: at !== null && at !== element && !element.contains(at) && !at.contains(element),
  };
}

// How many things the keyboard must reach.
export function reachable() {
  return [...document.querySelectorAll('a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex="0"]')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.tabIndex >= 0).length;
}

// What paper must not show, and what it must.
export function printProblems() {
  const shown = (selector) => [...document.querySelectorAll(selector)].some((one) => one.checkVisibility());
  return [shown('.menu') && 'the menu is printed', shown('.crumbs') && 'the breadcrumbs are printed', shown('.skip') && 'the skip link is printed',
    !shown('h1') && 'the heading is not printed'].filter(Boolean);
}
