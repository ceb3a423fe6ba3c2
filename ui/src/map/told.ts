/** What the server tells of the map. Times are milliseconds since 1970. */

/** What of an answer a sign is drawn by. */
export interface Turn {
  /** The class of who holds the place by this answer, "contested" where fighting goes on; empty where nobody is told. */
  holder: string;
  since: number | null;
  until: number | null;
}

export interface Answer extends Turn {
  who: string;
  words: string;
  stance: string;
  /** The side's name; empty where it is not known. */
  side: string;
  /** The class of the side's colour: pa, pb, pc, or pn for none. */
  letter: string;
}

/** How a question stood when, and who answered it when. */
export interface Asked<A extends Turn = Turn> {
  standing: string;
  /** The layers that have it: "" is who is said to hold the place. */
  layers: string[];
  history: [number, string][];
  answers: A[];
}

export interface Question extends Asked<Answer> {
  href: string;
  what: string;
  kind: string;
}

export interface Place<Q extends Asked = Asked> {
  /** What it is asked for by. */
  key: string;
  name: string;
  lat: number;
  lon: number;
  /** Kilometres around the point in which it may be; 0 for a place that is at it. */
  around: number;
  href: string;
  /** How many questions it has; `questions` has the most telling ones. */
  all: number;
  questions: Q[];
}

type Row = [since: number | null, until: number | null, holder: string];

/** A place as `/map.json` has it: an answer is a row. */
export interface Packed extends Omit<Place, "questions"> {
  questions: (Omit<Asked, "answers"> & { answers: Row[] })[];
}

/** The place with its answers by name. */
export function placeOf(packed: Packed): Place {
  const questions = packed.questions.map((each) => ({
    ...each,
    answers: each.answers.map(([since, until, holder]) => ({ since, until, holder })),
  }));
  return { ...packed, questions };
}

export interface View {
  lat: number;
  lon: number;
  /** Degrees of latitude from the lower to the upper edge. */
  tall: number;
  /** Whether the address of the page asks for this view. */
  chosen: boolean;
  layer: string;
  base: string;
  /** Where the words of places are asked for. */
  words: string;
  tiles: { kind: "images" | "pmtiles"; address: string } | null;
}
