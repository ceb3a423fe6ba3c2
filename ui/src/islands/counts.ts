/** A question's numbers, as the server drew them: each opens its words, and the cursor of the timeline is theirs too. */
import "../counts/counts.css";
import { ownData } from "../data";
import { Card } from "../parts/card";
import { must, svg } from "../parts/elements";
import { DAY, type Span, share } from "../parts/times";
import { CHOSEN, dayIn } from "../timeline/asof";
import { spanOf } from "../timeline/view";

interface Extent {
  readonly number: number;
  readonly since: string;
  readonly until: string | null;
}

interface Numbers {
  readonly extents: readonly Extent[];
  readonly scale: { readonly start: string; readonly end: string };
}

export default function counts(figure: HTMLElement): void {
  const data = ownData<Numbers>(figure);
  if (data && data.extents.length > 1) new Counts(figure, data.extents, spanOf(data.scale));
}

class Counts {
  private readonly picture: SVGSVGElement;
  private readonly cursor: SVGElement;

  constructor(
    figure: HTMLElement,
    private readonly extents: readonly Extent[],
    private readonly span: Span,
  ) {
    this.picture = must(figure.querySelector<SVGSVGElement>("svg.counts"), "counts");
    this.cursor = svg("line", { y1: 12, y2: "90%", class: "cursor" });
    const card = new Card(figure);
    for (const link of this.picture.querySelectorAll<SVGAElement>("a[data-number]")) {
      link.setAttribute("aria-expanded", "false");
      link.setAttribute("role", "button");
    }
    this.picture.addEventListener("click", (event) => {
      const link = (event.target as Element).closest<SVGAElement>("a[data-number]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      card.open(Number(link.dataset.number), link);
    });
    document.addEventListener(CHOSEN, (event) => this.show((event as CustomEvent<number | null>).detail));
    this.show(dayIn(location.search));
  }

  private show(at: number | null): void {
    this.cursor.remove();
    const end = at === null ? Number.POSITIVE_INFINITY : at + DAY;
    for (const each of this.extents)
      this.picture
        .querySelector(`[data-number="${each.number}"]`)
        ?.classList.toggle("later", Date.parse(each.since) >= end);
    if (at === null) return;
    const x = `${Math.min(share(this.span, end), 1) * 100}%`;
    this.cursor.setAttribute("x1", x);
    this.cursor.setAttribute("x2", x);
    this.picture.append(this.cursor);
  }
}
