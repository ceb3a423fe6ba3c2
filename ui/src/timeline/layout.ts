/** Where each position of a question is drawn: a pure function of the data, the time shown and the width. */
import { type Span, share } from "../parts/times";
import { fittedWords, type Measure } from "../parts/widths";

/** What the page tells of a position. Times are ISO 8601. */
export interface BarData {
  readonly number: number;
  readonly words: string;
  readonly since: string;
  readonly known: string;
  readonly until: string | null;
  readonly manner: string;
  readonly against_interest: boolean;
}

export interface LaneData {
  readonly speaker: string;
  readonly bars: readonly BarData[];
}

export interface BandData {
  readonly side: string;
  readonly name: string;
  readonly lanes: readonly LaneData[];
}

export interface Drawn {
  readonly bands: readonly BandData[];
  readonly scale: { readonly start: string; readonly end: string };
  readonly history: readonly { readonly at: string; readonly standing: string }[];
}

/** A position with its times in milliseconds; `until` is Infinity where it holds to this day. */
export interface Bar {
  readonly number: number;
  readonly words: string;
  readonly speaker: string;
  readonly side: string;
  readonly sideName: string;
  readonly since: number;
  readonly known: number;
  readonly until: number;
  readonly manner: string;
  readonly against: boolean;
}

/** A bar in pixels from the left of the plot; `label` stands at `labelAt`, inside the bar or right of it. */
export interface Placed {
  readonly bar: Bar;
  readonly start: number;
  readonly known: number;
  readonly end: number;
  readonly label: string;
  readonly labelAt: number;
  readonly inside: boolean;
  readonly numbered: boolean;
}

const INSET = 6;
const LEAST = 5;

export function barsOf(band: BandData, lane: LaneData): Bar[] {
  return lane.bars.map((each) => ({
    number: each.number,
    words: each.words,
    speaker: lane.speaker,
    side: band.side,
    sideName: band.name,
    since: Date.parse(each.since),
    known: Math.max(Date.parse(each.known), Date.parse(each.since)),
    until: each.until ? Date.parse(each.until) : Number.POSITIVE_INFINITY,
    manner: each.manner,
    against: each.against_interest,
  }));
}

/** Bars of one speaker in as few rows as keep them from covering one another, whatever part of the time is shown. */
export function rowsOf(bars: readonly Bar[]): Bar[][] {
  const rows: Bar[][] = [];
  for (const bar of [...bars].sort((a, b) => a.since - b.since || a.number - b.number)) {
    const row = rows.find((each) => {
      const last = each[each.length - 1] as Bar;
      return last.until <= bar.since && last.since < bar.since;
    });
    if (row) row.push(bar);
    else rows.push([bar]);
  }
  return rows;
}

/** The bars of a row, with what of their answers can be told inside them or beside them. */
export function placed(row: readonly Bar[], span: Span, width: number, by: Measure): Placed[] {
  const x = (when: number) => (Number.isFinite(when) ? share(span, when) * width : width);
  const starts = [...row.slice(1).map((each) => x(each.since)), width];
  return row.map((bar, place) => {
    const start = x(bar.since);
    const end = Math.max(bar.until > span.end ? width : x(bar.until), start + LEAST);
    const known = Math.min(Math.max(x(bar.known), start), end);
    return {
      bar,
      start,
      known,
      end,
      ...labelled(bar, known, end, Math.min(starts[place] as number, width), width, by),
    };
  });
}

type Label = Pick<Placed, "label" | "labelAt" | "inside" | "numbered">;

function labelled(bar: Bar, known: number, end: number, next: number, width: number, by: Measure): Label {
  const number = by(`${bar.number} `, "number") + 1;
  const wide = number + by(bar.words, "answer");
  const from = Math.max(known, 0) + INSET;
  const mark = bar.against ? 18 : 0;
  const room = Math.min(end, width) - from - INSET - mark;
  if (wide <= room) return { label: bar.words, labelAt: from, inside: true, numbered: true };
  const beside = end + INSET;
  if (beside > 0 && beside + wide <= next - INSET)
    return { label: bar.words, labelAt: beside, inside: false, numbered: true };
  if (room > number)
    return { label: fittedWords(bar.words, "answer", room - number, by), labelAt: from, inside: true, numbered: true };
  const numbered = beside > 0 && beside + number <= next;
  const some = numbered ? fittedWords(bar.words, "answer", next - INSET - beside - number, by) : "";
  return { label: some, labelAt: beside, inside: false, numbered };
}
