/** What the map shows at a time and of a layer. Nothing here touches the page. */
import type { Asked, Place, Turn } from "./told";

/** A question as it stood at a time: the answers given by then. */
export interface Seen<Q extends Asked = Asked> {
  question: Q;
  standing: string;
  answers: Q["answers"];
}

/** A place with what it had at a time, and how it is drawn: the colour of who is said to hold it, or contested. */
export interface Spot<Q extends Asked = Asked> {
  place: Place<Q>;
  seen: Seen<Q>[];
  manner: string;
}

/** Spots that stand as one sign, at the pixels of the first. */
export interface Cluster {
  x: number;
  y: number;
  spots: Spot[];
  questions: number;
  manner: string;
}

/** The end of all times: everything is shown, dated or not. */
export const NOW = Number.POSITIVE_INFINITY;

/** The layer of who is said to hold a place. */
const HELD = "";
const HATCHED = ["contested", "denied"];

/** The places that have something in a layer at a time. */
export function spotsAt<Q extends Asked>(places: readonly Place<Q>[], layer: string, time: number): Spot<Q>[] {
  const found: Spot<Q>[] = [];
  for (const place of places) {
    const seen = place.questions.map((each) => seenAt(each, time)).filter((each) => each !== null);
    const shown = seen.filter((each) => each.question.layers.includes(layer));
    if (shown.length) found.push({ place, seen: shown, manner: mannerOf(shown, layer, time) });
  }
  return found;
}

/** A question as it stood; null where nobody had answered it. */
export function seenAt<Q extends Asked>(question: Q, time: number): Seen<Q> | null {
  if (time === NOW) return { question, standing: question.standing, answers: question.answers };
  const answers = question.answers.filter((each) => each.since !== null && each.since <= time);
  if (!answers.length) return null;
  const standing = question.history.findLast(([at]) => at <= time)?.[1] ?? "unconfirmed";
  return { question, standing, answers };
}

/** In the colour of the holder as told, hatched where that is contradicted; what happened has no colour. */
function mannerOf(seen: Seen[], layer: string, time: number): string {
  if (layer !== HELD) return "pn";
  if (seen.some((each) => HATCHED.includes(each.standing))) return "contested";
  const held = seen.flatMap((each) => each.answers.filter((answer) => isHeld(answer, time)));
  const holders = new Set(held.map((each) => each.holder).filter(Boolean));
  return holders.size > 1 ? "contested" : ([...holders][0] ?? "pn");
}

/** Whether its speaker still says so at a time. */
export function isHeld(answer: Turn, time: number): boolean {
  return answer.until === null || answer.until > time;
}

/** The signs: spots nearer to each other than `near` pixels are put together, around the one with most questions. */
export function gather(spots: Spot[], at: (spot: Spot) => { x: number; y: number }, near: number): Cluster[] {
  const cells = new Map<string, Cluster>();
  const found: Cluster[] = [];
  for (const spot of [...spots].sort((a, b) => b.seen.length - a.seen.length)) {
    const { x, y } = at(spot);
    const cluster = nearest(cells, x, y, near);
    if (cluster) {
      cluster.spots.push(spot);
      cluster.questions += spot.seen.length;
      cluster.manner = joined(cluster.manner, spot.manner);
    } else {
      const made = { x, y, spots: [spot], questions: spot.seen.length, manner: spot.manner };
      cells.set(`${Math.floor(x / near)} ${Math.floor(y / near)}`, made);
      found.push(made);
    }
  }
  return found;
}

function nearest(cells: Map<string, Cluster>, x: number, y: number, near: number): Cluster | undefined {
  const [column, row] = [Math.floor(x / near), Math.floor(y / near)];
  for (const east of [0, -1, 1])
    for (const south of [0, -1, 1]) {
      const there = cells.get(`${column + east} ${row + south}`);
      if (there && Math.abs(there.x - x) < near && Math.abs(there.y - y) < near) return there;
    }
  return undefined;
}

function joined(a: string, b: string): string {
  return a === "contested" || b === "contested" ? "contested" : a === b ? a : "pn";
}

/** The days, in milliseconds, on which somebody first said something or a standing changed, in order. */
export function daysOf(places: Place[]): number[] {
  const days = new Set<number>();
  const put = (at: number | null) => {
    if (at !== null) days.add(Math.floor(at / DAY) * DAY);
  };
  for (const { questions } of places)
    for (const { answers } of questions) for (const answer of answers) put(answer.since);
  return [...days].sort((a, b) => a - b);
}

export const DAY = 86_400_000;

/** How many answers were first given on each of the days. */
export function answersOn(places: Place[], days: number[]): number[] {
  const counts = new Map(days.map((day) => [day, 0]));
  for (const { questions } of places)
    for (const { answers } of questions)
      for (const { since } of answers)
        if (since !== null) {
          const day = Math.floor(since / DAY) * DAY;
          counts.set(day, (counts.get(day) ?? 0) + 1);
        }
  return days.map((day) => counts.get(day) ?? 0);
}

/** A circle on the earth, as a closed ring of degrees east and north. */
export function circle(lat: number, lon: number, km: number): [number, number][] {
  const tall = km / 111.2;
  const wide = tall / Math.max(Math.cos((lat * Math.PI) / 180), 0.1);
  return Array.from({ length: 65 }, (_, step) => {
    const turn = ((step % 64) * Math.PI) / 32;
    return [lon + wide * Math.cos(turn), Math.max(-89, Math.min(89, lat + tall * Math.sin(turn)))];
  });
}
