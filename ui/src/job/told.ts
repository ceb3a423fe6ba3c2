/** What the server tells of a report that it has read. */

export interface Entry {
  readonly name: string;
  readonly outcome: string;
  readonly report?: string;
  readonly claims?: number;
  readonly questions?: readonly string[];
  readonly problem?: string;
}

/** What came of a report, in a few words. */
export function inWords(entry: Entry): string {
  const claims = entry.claims === undefined ? "" : count(entry.claims, "claim");
  const questions = entry.questions?.length ? `answers ${count(entry.questions.length, "question")}` : "";
  return [claims, questions].filter(Boolean).join(", ");
}

function count(number: number, what: string): string {
  return `${number.toLocaleString("en")} ${what}${number === 1 ? "" : "s"}`;
}
