/** Colours of the pages, for what is painted and not styled. */

/** A colour of the pages' style sheet, as it is now: light or dark. */
export function ink(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim() || "#888888";
}
