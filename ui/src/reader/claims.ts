/** The claims of a report page, as the page has them: words in the text and a note beside it. */

export interface Claim {
  readonly pin: string;
  readonly id: string;
  readonly colour: string;
  readonly note: HTMLElement;
  readonly link: HTMLAnchorElement | null;
  /** The pieces of the text that are its source, cue and content, in the order of the text. */
  readonly words: readonly HTMLElement[];
}

/** The claims in the order of their notes. */
export function claimsOf(sheet: HTMLElement): Claim[] {
  const words = new Map<string, HTMLElement[]>();
  for (const piece of sheet.querySelectorAll<HTMLElement>("article .m"))
    for (const pin of pinsOf(piece.className)) words.set(pin, [...(words.get(pin) ?? []), piece]);
  return [...sheet.querySelectorAll<HTMLElement>("li.k")].map((note) => {
    const pin = pinsOf(note.className)[0] ?? "";
    const id = note.querySelector<HTMLElement>("i[id^='w-']")?.id.slice(2) ?? "";
    const colour = /\bs(\d)\b/.exec(note.className)?.[1] ?? "0";
    return { pin, id, colour, note, link: note.querySelector<HTMLAnchorElement>("a.n"), words: words.get(pin) ?? [] };
  });
}

/** The claims that a piece belongs to, by the classes `c1`, `c2` … */
export function pinsOf(classes: string): string[] {
  return classes
    .split(" ")
    .filter((each) => /^c\d+$/.test(each))
    .map((each) => each.slice(1));
}

/** Of claims that share words, the one to choose next: the shortest first, then by each click the one around it. */
export function nextOf(
  pins: readonly string[],
  lengths: ReadonlyMap<string, number>,
  chosen: string | undefined,
): string | undefined {
  const inward = [...pins].sort((a, b) => (lengths.get(a) ?? 0) - (lengths.get(b) ?? 0) || Number(b) - Number(a));
  return inward[(inward.indexOf(chosen ?? "") + 1) % inward.length];
}
