/** The board's address as its form asks for it. */

const USUAL = new Map([["sort", "weight"]]);

/** The query of a form's fields, without what is empty or as usual. */
export function queryOf(fields: Iterable<readonly [string, unknown]>): string {
  const query = new URLSearchParams();
  for (const [name, value] of fields)
    if (typeof value === "string" && value.trim() && USUAL.get(name) !== value) query.append(name, value.trim());
  const told = query.toString();
  return told ? `?${told}` : "";
}
