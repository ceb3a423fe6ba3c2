/** Draws numbers as lines and areas over time. */
import { svg } from "../parts/elements";
import { day, type Span, share, ticks } from "../parts/times";
import type { Measure } from "../parts/widths";
import { type Extent, type Heights, height, Labels, marks } from "./layout";

export const HEIGHT = 300;
const [TOP, BOTTOM, LINE] = [20, 28, 2.5];
const SIDES = ["pa", "pb", "pc", "pn"];

/** Where a number lies from the top. */
export function level(number: number, by: Heights): number {
  return HEIGHT - BOTTOM - height(number, by) * (HEIGHT - TOP - BOTTOM);
}

export function draw(extents: readonly Extent[], span: Span, by: Heights, width: number, wide: Measure): SVGElement[] {
  const labels = new Labels(width, wide);
  return [defs(), axes(span, by, width), ...extents.map((each) => drawn(each, span, by, width, labels))];
}

function defs(): SVGElement {
  const open = (side: string) => {
    const stops = [svg("stop", { offset: 0, class: `from ${side}` }), svg("stop", { offset: 1, class: `to ${side}` })];
    const gradient = svg("linearGradient", { id: `open-${side}` }, ...stops);
    for (const [name, value] of [
      ["x1", "0"],
      ["x2", "0"],
      ["y1", "0"],
      ["y2", "1"],
    ] as const)
      gradient.setAttribute(name, value);
    return gradient;
  };
  return svg("defs", {}, ...SIDES.map(open));
}

function axes(span: Span, by: Heights, width: number): SVGElement {
  const group = svg("g", { "aria-hidden": "true" });
  let last = Number.POSITIVE_INFINITY;
  for (const mark of marks(by)) {
    const y = level(mark, by);
    if (last - y < 16) continue;
    last = y;
    group.append(svg("line", { x1: 0, x2: width, y1: y, y2: y, class: mark === 0 ? "rule" : "grid" }));
    group.append(svg("text", { x: 0, y: y - 4, class: "day" }, mark.toLocaleString("en")));
  }
  for (const tick of ticks(span, width)) {
    const x = share(span, tick.at) * width;
    if (x < 24) continue;
    group.append(
      svg("text", { x, y: HEIGHT - 8, class: "day", "text-anchor": width - x < 28 ? "end" : "middle" }, tick.name),
    );
  }
  return group;
}

function drawn(each: Extent, span: Span, by: Heights, width: number, labels: Labels): SVGElement {
  const x = share(span, each.since) * width;
  const end = Number.isFinite(each.until) ? share(span, each.until) * width : width;
  const long = Math.max(end - x, 6);
  const bottom = level(each.low, by);
  const top = each.high === null ? TOP : level(each.high, by);
  const group = svg("g", {
    class: `position extent ${each.side}`,
    role: "button",
    tabindex: 0,
    "aria-expanded": "false",
    "aria-label": `${each.number} ${each.words} ${each.speaker}, from ${day(each.since)}`,
    "data-number": `${each.number}`,
  });
  const fill = each.high === null ? `url(#open-${each.side})` : undefined;
  if (bottom - top > LINE)
    group.append(svg("rect", { x, y: top, width: long, height: bottom - top, class: `area ${each.side}`, fill }));
  else group.append(svg("rect", { x, y: top - 6, width: long, height: bottom - top + 12, class: "hit" }));
  for (const y of each.high === null || each.high === each.low ? [bottom] : each.low > 0 ? [bottom, top] : [top])
    group.append(svg("rect", { x, y: y - LINE / 2, width: long, height: LINE, class: `bar ${each.side}` }));
  group.append(svg("rect", { x: x - 2, y: top - 4, width: long + 4, height: bottom - top + 8, class: "ring" }));
  const label = labels.place(each, Math.max(x, 40), (each.high === null ? bottom : top) - 6);
  if (label) {
    const parts = [svg("tspan", { class: "number" }, `${each.number}`)];
    if (label.answer) parts.push(svg("tspan", { class: "answer" }, ` ${label.answer}`));
    if (label.speaker) parts.push(svg("tspan", { class: "who" }, `  ${label.speaker}`));
    group.append(svg("text", { x: label.x, y: label.y, class: "label", "aria-hidden": "true" }, ...parts));
  }
  return group;
}
