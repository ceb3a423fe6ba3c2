/** Characters that act instead of being read: shown by their codes, never obeyed, as the server shows them. */

const ACTING = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]|\p{Cs}/gu;

function code(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}

/** The text with each such character as `<U+202E>`. */
export function plain(text: string): string {
  return text.replace(ACTING, (each) => `<U+${code(each)}>`);
}

/** A report's own text with each such character kept, in an element that holds it; as many code points as before. */
export function printed(text: string): Node[] {
  const nodes: Node[] = [];
  let from = 0;
  for (const found of text.matchAll(ACTING)) {
    if (found.index > from) nodes.push(document.createTextNode(text.slice(from, found.index)));
    const held = document.createElement("bdi");
    held.className = "ctl";
    held.dataset.code = code(found[0]);
    held.textContent = /\p{Cs}|\0/u.test(found[0]) ? "\ufffd" : found[0];
    nodes.push(held);
    from = found.index + found[0].length;
  }
  if (from < text.length) nodes.push(document.createTextNode(text.slice(from)));
  return nodes;
}
