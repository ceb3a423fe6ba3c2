/** Elements made one by one: every text goes in as text, so that nothing a report says can be markup or act. */
import { plain } from "./plain";

type Child = Node | string;
type Attributes = Readonly<Record<string, string | number | undefined>>;

const SVG = "http://www.w3.org/2000/svg";

/** An element of HTML; an attribute that is undefined is left out. */
export function html<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  return filled(document.createElement(name), attributes, children);
}

/** An element of SVG; numbers are printed to a tenth of a pixel. */
export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled<E extends Element>(element: E, attributes: Attributes, children: Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    element.setAttribute(name, typeof value === "number" ? `${Math.round(value * 10) / 10}` : plain(value));
  }
  element.append(...children.map((each) => (typeof each === "string" ? plain(each) : each)));
  return element;
}

/** An element that must be there: the page and its script belong together. */
export function must<E extends Element>(found: E | null, what: string): E {
  if (!found) throw new Error(`the page has no ${what}`);
  return found;
}
