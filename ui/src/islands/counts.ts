/** A question's numbers over time, and at each time who gives which: told below the picture, each with its words. */
import "../parts/slider.css";
import "../counts/counts.css";
import { draw, HEIGHT } from "../counts/draw";
import { type Extent, type ExtentData, extentsOf, type Heights, heightsOf, holding } from "../counts/layout";
import { ownData } from "../data";
import { Card } from "../parts/card";
import { html, must, svg } from "../parts/elements";
import { around, DAY, day, type Span, share } from "../parts/times";
import { measure } from "../parts/widths";

interface Numbers {
  readonly extents: readonly ExtentData[];
  readonly until: string | null;
}

export default function counts(figure: HTMLElement): void {
  const data = ownData<Numbers>(figure);
  if (data && data.extents.length > 1) new Counts(figure, extentsOf(data.extents), data.until);
}

class Counts {
  private readonly span: Span;
  private readonly heights: Heights;
  private readonly by = measure();
  private readonly picture: SVGSVGElement;
  private readonly cursor = svg("line", { y1: 12, y2: HEIGHT - 26, class: "cursor" });
  private readonly days: readonly number[];
  private readonly card: Card;
  private readonly range: HTMLInputElement;
  private readonly told = html("output");
  private readonly rows = html("ul", { class: "holding" });
  private width = 0;

  constructor(
    figure: HTMLElement,
    private readonly extents: readonly Extent[],
    until: string | null,
  ) {
    const old = must(figure.querySelector<SVGSVGElement>("svg.counts"), "counts");
    const ends = extents.flatMap((each) => [each.since, each.until]).filter(Number.isFinite);
    this.span = around(until ? [...ends, Date.parse(until)] : ends);
    this.heights = heightsOf(extents);
    this.days = [...new Set(ends.map((each) => Math.floor(each / DAY) * DAY))].sort((a, b) => a - b);
    this.picture = svg("svg", {
      class: "counts live",
      role: "group",
      "aria-label": old.getAttribute("aria-label") ?? "",
      height: HEIGHT,
    });
    this.card = new Card(figure);
    const last = this.days.length - 1;
    this.range = html("input", { type: "range", min: 0, max: last, step: 1, value: last });
    old.replaceWith(this.picture);
    this.picture.after(this.readout());
    this.listen();
    new ResizeObserver(() => this.draw()).observe(this.picture.parentElement ?? figure);
    this.draw();
    this.choose(last);
  }

  private readout(): HTMLElement {
    const label = html("label", {}, html("span", {}, "Who gives which number on"), this.range);
    const most = Math.max(...this.days.map((at) => holding(this.extents, at + DAY - 1).length));
    this.rows.style.setProperty("--most", `${most}`);
    const head = html("div", { class: "asof-slider" }, label, this.told);
    if (this.days.length < 2) label.hidden = true;
    return html("div", { class: "readout" }, head, this.rows);
  }

  private listen(): void {
    this.range.addEventListener("input", () => this.choose(this.range.valueAsNumber));
    this.picture.addEventListener("pointermove", (event) => {
      const box = this.picture.getBoundingClientRect();
      const at = this.span.start + ((event.clientX - box.left) / box.width) * (this.span.end - this.span.start);
      const place = this.days.findLastIndex((each) => each <= at);
      this.choose(Math.max(place, 0));
    });
    const open = (target: EventTarget | null) => {
      const group = (target as Element).closest<SVGGElement>("[data-number]");
      if (group) this.card.open(Number(group.dataset.number), group);
      return group !== null;
    };
    this.picture.addEventListener("click", (event) => open(event.target));
    this.picture.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") if (open(event.target)) event.preventDefault();
    });
  }

  private draw(): void {
    const width = Math.floor(this.picture.parentElement?.clientWidth ?? 0);
    if (!width || width === this.width) return;
    this.width = width;
    this.card.close(false);
    this.picture.setAttribute("width", `${width}`);
    this.picture.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    this.picture.replaceChildren(...draw(this.extents, this.span, this.heights, width, this.by), this.cursor);
    this.choose(this.range.valueAsNumber);
  }

  private choose(place: number): void {
    const at = this.days[place];
    if (at === undefined) return;
    this.range.value = `${place}`;
    this.told.textContent = day(at);
    this.range.setAttribute("aria-valuetext", day(at));
    const x = `${share(this.span, at + DAY) * this.width}`;
    this.cursor.setAttribute("x1", x);
    this.cursor.setAttribute("x2", x);
    const found = holding(this.extents, at + DAY - 1);
    this.rows.replaceChildren(...found.map((each) => this.row(each)));
    for (const group of this.picture.querySelectorAll<SVGElement>("[data-number]"))
      group.classList.toggle(
        "now",
        found.some((each) => `${each.number}` === group.dataset.number),
      );
  }

  private row(each: Extent): HTMLElement {
    const link = html("a", { href: `#p${each.number}` }, html("bdi", {}, each.words));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.card.open(each.number, link);
    });
    return html(
      "li",
      { class: each.side },
      html("b", {}, `${each.number}`),
      link,
      html("bdi", { class: "soft" }, each.speaker),
    );
  }
}
