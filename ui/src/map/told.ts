/** What the server tells of the map: `/map.json` and the data in the page. Times are milliseconds since 1970. */

export interface Answer {
  who: string;
  words: string;
  stance: string;
  /** The side's name; empty where it is not known. */
  side: string;
  /** The class of the side's colour: pa, pb, pc, or pn for none. */
  letter: string;
  /** The class of who holds the place by this answer, "contested" where fighting goes on; empty where nobody is told. */
  holder: string;
  since: number | null;
  until: number | null;
}

export interface Question {
  href: string;
  what: string;
  kind: string;
  standing: string;
  /** The layers that have it: "" is who is said to hold the place. */
  layers: string[];
  history: [number, string][];
  answers: Answer[];
}

export interface Place {
  name: string;
  lat: number;
  lon: number;
  /** Kilometres around the point in which it may be; 0 for a place that is at it. */
  around: number;
  href: string;
  /** How many questions it has; `questions` has the most telling ones. */
  all: number;
  questions: Question[];
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
  tiles: { kind: "images" | "pmtiles"; address: string } | null;
}
