/** A question's positions over time, as the server drew them: nearer and farther, and each bar opens its words. */
import "../timeline/timeline.css";
import { Card } from "../parts/card";
import { html } from "../parts/elements";
import { listen } from "../parts/keys";
import { moved, type Span, within, zoomed } from "../parts/times";
import { slider, stops } from "../timeline/asof";
import { type Bar, isSeen, type Told } from "../timeline/bars";
import { brush } from "../timeline/brush";
import { Overview } from "../timeline/overview";
import { drawingIn, Picture } from "../timeline/picture";
import { inDays, spanOf, withSpan } from "../timeline/view";

const FEW = 4;
const BARS = [
  ["← →", "from bar to bar"],
  ["Enter", "open its words"],
  ["Esc", "close them"],
] as const;
const TIME = [
  ["+ -", "less time, more time"],
  ["< >", "earlier, later"],
  ["0", "all of the time"],
] as const;

export default function timeline(figure: HTMLElement): void {
  const drawing = drawingIn(figure);
  const place = drawing?.picture.parentElement;
  if (drawing?.picture.querySelector("[data-number]") && place)
    new Timeline(figure, place, drawing.told, new Card(figure), drawing);
}

class Timeline {
  private readonly whole: Span;
  private span: Span;
  private readonly picture: Picture;
  private readonly overview: Overview | null;
  private asOf: number | null = null;
  private current: number;

  constructor(
    figure: HTMLElement,
    place: HTMLElement,
    told: Told,
    private readonly card: Card,
    drawing: NonNullable<ReturnType<typeof drawingIn>>,
  ) {
    this.whole = spanOf(told.scale);
    this.picture = new Picture(drawing, () => this.drawn());
    this.span = this.picture.drawn;
    const { bars } = this.picture;
    this.current = (bars[0] as Bar).number;
    this.overview = bars.length > FEW ? new Overview(bars, this.whole, (span) => this.show(span)) : null;
    const asOf = slider(stops(bars, told.history), told.history, (at) => this.choose(at));
    const tools = html("div", { class: "tools no-print" });
    if (asOf) tools.append(asOf);
    if (this.overview) tools.append(this.buttons());
    tools.append(listen([], this.overview ? [...BARS, ...TIME] : BARS));
    place.before(tools);
    if (this.overview) place.after(this.overview.element);
    place.addEventListener("click", (event) => this.click(event));
    place.addEventListener("keydown", (event) => this.key(event));
    if (this.overview)
      brush(
        place,
        () => this.span,
        (start, end) => this.show(within(this.whole, start, end)),
      );
    new ResizeObserver(() => this.picture.fit()).observe(figure);
    this.drawn();
  }

  private buttons(): HTMLElement {
    const group = html("div", { class: "zoom", role: "group", "aria-label": "Time shown" });
    const add = (text: string, label: string, next: () => Span) => {
      const button = html("button", { type: "button", class: "light", "aria-label": label }, text);
      button.addEventListener("click", () => this.show(next()));
      group.append(button);
    };
    add("−", "Show more time", () => zoomed(this.whole, this.span, 2));
    add("+", "Show less time, nearer", () => zoomed(this.whole, this.span, 0.5));
    add("All", "Show all of the time", () => this.whole);
    return group;
  }

  private choose(at: number | null): void {
    this.asOf = at;
    this.picture.mark(at);
  }

  private show(span: Span): void {
    this.span = inDays(span, this.whole);
    const search = withSpan(location.search, this.span, this.whole);
    history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`);
    this.card.close(false);
    this.picture.show(this.span, `${location.pathname}${search}`);
    this.overview?.draw(this.span);
  }

  /** Another picture is there, or the first. */
  private drawn(): void {
    this.span = this.picture.drawn;
    this.picture.mark(this.asOf);
    this.picture.group(this.current)?.setAttribute("tabindex", "0");
    this.picture.fit();
    this.overview?.draw(this.span);
  }

  private click(event: MouseEvent): void {
    const group = (event.target as Element).closest<SVGElement>("[data-number]");
    if (!group || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.open(Number(group.dataset.number));
  }

  private open(number: number): void {
    const group = this.picture.group(number);
    if (!group) return;
    this.focus(number);
    if (this.card.number === `${number}`) this.card.close();
    else this.card.open(number, group);
  }

  private focus(number: number): void {
    this.picture.group(this.current)?.setAttribute("tabindex", "-1");
    this.current = number;
    const bar = this.picture.bars.find((each) => each.number === number) as Bar;
    const length = this.span.end - this.span.start;
    if (!isSeen(bar, this.span)) this.show(within(this.whole, bar.since - length * 0.2, bar.since + length * 0.8));
    const group = this.picture.group(number);
    group?.setAttribute("tabindex", "0");
    group?.focus({ preventScroll: true });
    group?.scrollIntoView({ block: "nearest" });
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { bars } = this.picture;
    const place = bars.findIndex((each) => each.number === this.current);
    const to: Record<string, number> = {
      ArrowRight: place + 1,
      ArrowDown: place + 1,
      ArrowLeft: place - 1,
      ArrowUp: place - 1,
      Home: 0,
      End: bars.length - 1,
    };
    const spans: Record<string, () => Span> = {
      "+": () => zoomed(this.whole, this.span, 0.5),
      "=": () => zoomed(this.whole, this.span, 0.5),
      "-": () => zoomed(this.whole, this.span, 2),
      "0": () => this.whole,
      "<": () => moved(this.whole, this.span, -0.25),
      ">": () => moved(this.whole, this.span, 0.25),
    };
    const [next, span] = [to[event.key], this.overview ? spans[event.key] : undefined];
    if (next !== undefined) this.focus((bars[Math.min(Math.max(next, 0), bars.length - 1)] as Bar).number);
    else if (span) this.show(span());
    else if (event.key === "Enter" || event.key === " ") this.open(this.current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
