/** How wide words are, before they are drawn. */

export type Measure = (words: string, font: Font) => number;
export type Font = "number" | "answer" | "plain";

/** A measure by the fonts of the page. */
export function measure(): Measure {
  const context = document.createElement("canvas").getContext("2d");
  const style = getComputedStyle(document.documentElement);
  const size = Number.parseFloat(style.fontSize) || 16;
  const [serif, sans] = ["--serif", "--sans"].map((name) => style.getPropertyValue(name));
  const fonts: Record<Font, string> = {
    number: `700 ${size * 0.75}px ${sans}`,
    answer: `400 ${size * 0.875}px ${serif}`,
    plain: `400 ${size * 0.75}px ${sans}`,
  };
  return (words, font) => {
    if (!context) return words.length * 8;
    context.font = fonts[font];
    return context.measureText(words).width;
  };
}

/** As much of the words as fits, with an ellipsis where some are left out; empty where hardly any would fit. */
export function fitted(words: string, font: Font, room: number, by: Measure): string {
  if (by(words, font) <= room) return words;
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (by(`${words.slice(0, middle).trimEnd()}…`, font) <= room) low = middle;
    else high = middle - 1;
  }
  return low >= Math.min(4, words.length) ? `${words.slice(0, low).trimEnd()}…` : "";
}

/** As many whole words as fit, for what stands in a button: its name must have each word that is written in it. */
export function fittedWords(words: string, font: Font, room: number, by: Measure): string {
  const found = fitted(words, font, room, by);
  if (found === words || !found) return found;
  const kept = found.slice(0, -1);
  const end = words[kept.length] === " " ? kept.length : kept.lastIndexOf(" ");
  return end > 0 ? `${kept.slice(0, end)}…` : "";
}
