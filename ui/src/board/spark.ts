/** What a spark's tick under the pointer tells: who said what on that day. Nothing moves for it. */
import { html } from "../parts/elements";

/** The tick nearest to `x`, by where each is. */
export function nearest<T>(ticks: readonly { readonly x: number; readonly tick: T }[], x: number): T | undefined {
  let found: { readonly x: number; readonly tick: T } | undefined;
  for (const each of ticks) if (!found || Math.abs(each.x - x) < Math.abs(found.x - x)) found = each;
  return found?.tick;
}

/** Listen on everything within `root`, now and later. */
export function sparks(root: HTMLElement): void {
  const told = html("p", { class: "spark-told", hidden: "" });
  let lit: Element | undefined;
  const leave = () => {
    told.hidden = true;
    lit?.classList.remove("lit");
    lit = undefined;
  };
  root.addEventListener("pointermove", (event) => {
    const spark = (event.target as Element).closest<SVGSVGElement>("svg.spark");
    if (!spark) return leave();
    const ticks = [...spark.querySelectorAll<SVGLineElement>("[data-told]")];
    const places = ticks.map((tick) => ({ tick, x: tick.getBoundingClientRect().left }));
    const tick = nearest(places, event.clientX);
    if (!tick || tick === lit) return;
    leave();
    lit = tick;
    tick.classList.add("lit");
    told.textContent = tick.dataset.told ?? "";
    told.hidden = false;
    if (told.parentElement !== spark.parentElement) spark.after(told);
  });
  root.addEventListener("pointerleave", leave);
}
