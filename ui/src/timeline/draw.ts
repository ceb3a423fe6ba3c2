/** Draws the lanes of a question: sides one below the other, a lane a speaker, bars along the time shown. */
import { svg } from "../parts/elements";
import { day, type Span, share, ticks } from "../parts/times";
import { fitted, type Measure } from "../parts/widths";
import { type BandData, type Bar, barsOf, type Placed, placed, rowsOf } from "./layout";

export const AXIS = 26;
const [ROW, HIGH, HEAD, NAME, GAP] = [26, 18, 26, 20, 12];
const SIDES = ["pa", "pb", "pc", "pn"];

/** How wide the speakers' names stand beside the lanes; 0 where they stand above them. */
export function gutterOf(width: number): number {
  return width >= 720 ? 208 : 0;
}

/** Everything below the axis, and how high it all is; each bar's group has its number as `data-number`. */
export function draw(bands: readonly BandData[], span: Span, width: number, by: Measure): [SVGElement[], number] {
  const gutter = gutterOf(width);
  const plot = svg("g", { "clip-path": "url(#timeline-plot)" });
  const names = svg("g");
  let y = AXIS;
  for (const band of bands) {
    names.append(svg("line", { x1: 0, x2: width, y1: y, y2: y, class: "rule" }));
    names.append(svg("text", { x: 0, y: y + 17, class: `side ${band.side}` }, band.name));
    y += HEAD;
    for (const lane of band.lanes) {
      const rows = rowsOf(barsOf(band, lane));
      const room = (gutter || width) - 12;
      names.append(
        svg("text", { x: 0, y: y + (gutter ? 17 : 14), class: "who" }, fitted(lane.speaker, "plain", room, by)),
      );
      if (!gutter) y += NAME;
      for (const row of rows) {
        for (const each of placed(row, span, width - gutter, by)) plot.append(bar(each, gutter, y + 4));
        y += ROW;
      }
      y += 2;
    }
    y += GAP;
  }
  const grid = axis(span, width, gutter, y);
  return [[defs(gutter, width, y), grid, names, plot], y];
}

function defs(gutter: number, width: number, height: number): SVGElement {
  const clip = svg("clipPath", { id: "timeline-plot" });
  clip.append(svg("rect", { x: gutter - 3, y: 0, width: width - gutter + 3, height }));
  const fades = SIDES.map((side) => {
    const stops = [svg("stop", { offset: 0, class: `from ${side}` }), svg("stop", { offset: 1, class: `to ${side}` })];
    return svg("linearGradient", { id: `fade-${side}` }, ...stops);
  });
  return svg("defs", {}, clip, ...fades);
}

function axis(span: Span, width: number, gutter: number, height: number): SVGElement {
  const group = svg("g", { "aria-hidden": "true" });
  for (const tick of ticks(span, width - gutter)) {
    const x = gutter + share(span, tick.at) * (width - gutter);
    group.append(svg("line", { x1: x, x2: x, y1: AXIS - 6, y2: height, class: "grid" }));
    const edge = x - gutter < 20 ? "start" : width - x < 24 ? "end" : "middle";
    group.append(svg("text", { x, y: AXIS - 12, class: "day", "text-anchor": edge }, tick.name));
  }
  return group;
}

/** One bar. The faded part is the time in which it was first said: nobody knows when. */
function bar(each: Placed, left: number, y: number): SVGElement {
  const { bar: of, start, known, end } = each;
  const [x0, x1, x2] = [left + Math.max(start, -9), left + Math.max(known, -9), left + Math.max(end, -9)];
  const group = svg("g", {
    class: `position ${of.side}`,
    role: "button",
    tabindex: -1,
    "aria-expanded": "false",
    "aria-label": told(of),
    "data-number": `${of.number}`,
  });
  group.append(svg("rect", { x: x0 - 2, y: y - 3, width: Math.max(x2 - x0 + 4, 24), height: HIGH + 6, class: "hit" }));
  if (x1 > x0) group.append(svg("rect", { x: x0, y, width: x1 - x0, height: HIGH, fill: `url(#fade-${of.side})` }));
  group.append(
    svg("rect", { x: x1, y, width: Math.max(x2 - x1, 0), height: HIGH, class: `bar ${of.side} ${of.manner}` }),
  );
  if (start > -2) group.append(svg("line", { x1: x0, x2: x0, y1: y - 2, y2: y + HIGH + 2, class: `edge ${of.side}` }));
  group.append(svg("rect", { x: x0 - 2, y: y - 3, width: x2 - x0 + 4, height: HIGH + 6, class: "ring" }));
  if (each.numbered) group.append(label(each, left, y));
  if (of.against && end - start > 24)
    group.append(
      // Drawn and not written: what is written in a button must be in its name.
      svg("path", { d: `M${Math.min(x2, left + end) - 14} ${y + HIGH / 2}l4.5 -5 4.5 5 -4.5 5z`, class: "against" }),
    );
  return group;
}

function label(each: Placed, left: number, y: number): SVGElement {
  const on = each.inside && each.bar.manner === "asserts" ? "on" : "off";
  const number = svg("tspan", { class: "number" }, `${each.bar.number}`);
  const answer = each.label ? [svg("tspan", { class: "answer" }, ` ${each.label}`)] : [];
  return svg(
    "text",
    { x: left + each.labelAt, y: y + 13, class: `label ${on}`, "aria-hidden": "true" },
    number,
    ...answer,
  );
}

/** A bar in a sentence. */
export function told(bar: Bar): string {
  const end = Number.isFinite(bar.until) ? `, until ${day(bar.until)}` : "";
  const manner = bar.manner === "asserts" ? "" : ` (${bar.manner})`;
  const interest = bar.against ? ", against interest" : "";
  return `${bar.number} ${bar.words}${manner}, ${bar.speaker}, ${bar.sideName}, from ${day(bar.since)}${end}${interest}`;
}
