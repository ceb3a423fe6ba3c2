/** What this browser remembers of the questions that somebody opened here: how each stood then. */

const STORE = "sayso.looked";
const MOST = 2000;

/** How a question stands, how many positions and claims there are: `contested 4 11`. */
export interface State {
  readonly standing: string;
  readonly positions: number;
  readonly claims: number;
}

export function stateOf(told: string): State | null {
  const [standing, positions, claims] = told.split(" ");
  return standing && claims ? { standing, positions: Number(positions), claims: Number(claims) } : null;
}

/** What changed between two states in words; empty where nothing did. */
export function change(before: string, after: string): string {
  const [was, is] = [stateOf(before), stateOf(after)];
  if (!was || !is || before === after) return "";
  const parts = [
    was.standing === is.standing ? "" : `${was.standing} became ${is.standing}`,
    more(is.positions - was.positions, "position"),
    more(is.claims - was.claims, "claim"),
  ];
  return parts.filter(Boolean).join(", ");
}

function more(by: number, what: string): string {
  if (!by) return "";
  return `${Math.abs(by)} ${by > 0 ? "more" : "fewer"} ${what}${Math.abs(by) === 1 ? "" : "s"}`;
}

/** States by the question's id, the last ones opened last. */
export function remembered(): Map<string, string> {
  try {
    return new Map(Object.entries(JSON.parse(localStorage.getItem(STORE) ?? "{}") as Record<string, string>));
  } catch {
    return new Map();
  }
}

export function remember(states: Iterable<readonly [string, string]>): void {
  const known = remembered();
  for (const [id, state] of states) {
    known.delete(id);
    known.set(id, state);
  }
  try {
    localStorage.setItem(STORE, JSON.stringify(Object.fromEntries([...known].slice(-MOST))));
  } catch {
    // A browser that keeps nothing shows the board all the same.
  }
}
