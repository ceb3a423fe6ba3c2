/** Spans of a report's text in code points, as the form tells them (`12-24, 30-41`) and as a passage shows them. */

export type Span = readonly [number, number];
export const PARTS = ["source", "cue", "content"] as const;
export type Part = (typeof PARTS)[number];
export type Marked = Readonly<Record<Part, readonly Span[]>>;

/** The spans that a field tells; null where it cannot be read. */
export function read(told: string): Span[] | null {
  const spans: Span[] = [];
  for (const part of told.split(/[,;]/)) {
    if (!part.trim()) continue;
    const found = /^\s*(\d+)\s*-\s*(\d+)\s*$/.exec(part);
    if (!found || Number(found[1]) >= Number(found[2])) return null;
    spans.push([Number(found[1]), Number(found[2])]);
  }
  return spans.sort((a, b) => a[0] - b[0]);
}

export function written(spans: readonly Span[]): string {
  return spans.map(([start, end]) => `${start}-${end}`).join(", ");
}

/** Spans with one more; those that touch become one. */
export function joined(spans: readonly Span[], more: Span): Span[] {
  const found: Span[] = [];
  for (const span of [...spans, more].sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1);
    if (last && span[0] <= last[1]) found[found.length - 1] = [last[0], Math.max(last[1], span[1])];
    else found.push(span);
  }
  return found;
}

/** Spans without what lies in another. */
export function without(spans: readonly Span[], less: Span): Span[] {
  return spans.flatMap(([start, end]): Span[] => {
    if (end <= less[0] || start >= less[1]) return [[start, end]];
    const left: Span[] = start < less[0] ? [[start, less[0]]] : [];
    return end > less[1] ? [...left, [less[1], end]] : left;
  });
}

/** Put words in a part and take them out of the others; with no part, out of all. */
export function assigned(marked: Marked, words: Span, part: Part | null): Marked {
  const of = (each: Part) => (each === part ? joined(marked[each], words) : without(marked[each], words));
  return { source: of("source"), cue: of("cue"), content: of("content") };
}

/** A passage that begins at `start`, cut wherever a part begins or ends; each piece with its parts. */
export function pieces(text: string, start: number, marked: Marked): { text: string; parts: Part[] }[] {
  const points = [...text];
  const cuts = new Set([0, points.length]);
  for (const part of PARTS)
    for (const edge of marked[part].flat()) if (edge > start && edge < start + points.length) cuts.add(edge - start);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((end, place) => {
    const begin = places[place] as number;
    const parts = PARTS.filter((part) => marked[part].some(([a, b]) => a <= begin + start && end + start <= b));
    return { text: points.slice(begin, end).join(""), parts };
  });
}

const TRAILING = /[\s,;:.!?]+$/u;

/** A span without the punctuation that its last word ends in. */
export function trimmed([start, end]: Span, text: string, offset: number): Span {
  const words = [...text].slice(start - offset, end - offset).join("");
  const less = [...(TRAILING.exec(words)?.[0] ?? "")].length;
  return less < end - start ? [start, end - less] : [start, end];
}
