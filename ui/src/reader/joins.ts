/** Lines over the page that join a claim's source, cue and content with one another and with its note. They move nothing. */
import { svg } from "../parts/elements";
import type { Claim } from "./claims";

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const [OUT, TICK] = [14, 6];

/** The lines of text that boxes stand on, from the top: each with where it begins, ends and how high it is. */
export function linesOf(boxes: readonly Box[]): Box[] {
  const lines: Box[] = [];
  for (const box of [...boxes].sort((a, b) => a.top - b.top || a.left - b.left)) {
    const last = lines.at(-1);
    if (last && (box.top + box.bottom) / 2 < last.bottom)
      lines[lines.length - 1] = {
        left: Math.min(last.left, box.left),
        right: Math.max(last.right, box.right),
        top: Math.min(last.top, box.top),
        bottom: Math.max(last.bottom, box.bottom),
      };
    else lines.push(box);
  }
  return lines;
}

/** Gaps between words of a claim on one line, to be bridged. */
export function gapsOf(boxes: readonly Box[]): { from: number; to: number; y: number }[] {
  const found: { from: number; to: number; y: number }[] = [];
  for (const [place, box] of boxes.entries()) {
    const next = boxes[place + 1];
    if (!next || next.top >= box.bottom || box.top >= next.bottom || next.left - box.right < 2) continue;
    found.push({ from: box.right, to: next.left, y: Math.max(box.bottom, next.bottom) - 2 });
  }
  return found;
}

/** The drawing for a claim, in the coordinates of `ground`. */
export function join(claim: Claim, ground: HTMLElement): SVGElement[] {
  const from = ground.getBoundingClientRect();
  const within = (box: Box): Box => ({
    left: box.left - from.left,
    right: box.right - from.left,
    top: box.top - from.top,
    bottom: box.bottom - from.top,
  });
  const boxes = claim.words.flatMap((each) => [...each.getClientRects()].map(within));
  if (!boxes.length) return [];
  const lines = linesOf(boxes);
  const middles = lines.map((line) => (line.top + line.bottom) / 2);
  const bridges = gapsOf(boxes).map((gap) => `M${gap.from} ${gap.y}H${gap.to}`);
  const ticks = middles.map((y) => `M${-OUT} ${y}h${TICK}`);
  const spine = `M${-OUT} ${middles[0]}V${middles.at(-1)}`;
  const paths = [svg("path", { d: [spine, ...ticks, ...bridges].join("") })];
  const note = within(claim.note.getBoundingClientRect());
  const text = claim.words[0]?.closest("p")?.getBoundingClientRect();
  if (text && note.left > text.right - from.left) {
    const [start, y] = [Math.max(...lines.map((line) => line.right)) + 2, middles[0] ?? 0];
    const edge = text.right - from.left;
    const end = Math.min(Math.max(note.top + 14, Math.min(y, note.bottom - 10)), note.bottom);
    const bend = (edge + note.left) / 2;
    const first = lines[0] as Box;
    paths.push(svg("path", { d: `M${Math.min(first.right + 3, start)} ${y}H${bend}V${end}H${note.left}` }));
  }
  return paths;
}
