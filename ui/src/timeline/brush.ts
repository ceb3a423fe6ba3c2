/** Draw over the empty ground of a timeline to see that time nearer; a finger moves the time instead. */
import { svg } from "../parts/elements";
import type { Span } from "../parts/times";

const LEAST = 6;
/** Pixels below which it was a click. */

/** Listen on what holds the picture; `show` is called with the time that was drawn over. */
export function brush(place: HTMLElement, shown: () => Span, show: (start: number, end: number) => void): void {
  place.addEventListener("pointerdown", (event) => {
    const picture = (event.target as Element).closest<SVGSVGElement>("svg.timeline");
    if (!picture || event.button !== 0 || (event.target as Element).closest("[data-number]")) return;
    const [{ left, width }, before] = [picture.getBoundingClientRect(), shown()];
    const at = (x: number) => Math.min(Math.max((x - left) / width, 0), 1);
    const between = (x: number): [number, number] => [
      Math.min(at(event.clientX), at(x)),
      Math.max(at(event.clientX), at(x)),
    ];
    const time = (part: number) => before.start + part * (before.end - before.start);
    const rect = svg("rect", { y: 16, height: "100%", class: "brush" });
    const isFinger = event.pointerType !== "mouse";
    place.setPointerCapture(event.pointerId);
    const drag = (move: PointerEvent) => {
      if (isFinger) {
        const by = ((event.clientX - move.clientX) / width) * (before.end - before.start);
        show(before.start + by, before.end + by);
        return;
      }
      const [a, b] = between(move.clientX);
      rect.setAttribute("x", `${a * 100}%`);
      rect.setAttribute("width", `${(b - a) * 100}%`);
      if (!rect.parentNode) picture.append(rect);
    };
    const drop = (up: PointerEvent) => {
      place.removeEventListener("pointermove", drag);
      place.removeEventListener("pointerup", drop);
      place.removeEventListener("pointercancel", drop);
      rect.remove();
      const [a, b] = between(up.clientX);
      if (!isFinger && up.type === "pointerup" && (b - a) * width > LEAST) show(time(a), time(b));
    };
    place.addEventListener("pointermove", drag);
    place.addEventListener("pointerup", drop);
    place.addEventListener("pointercancel", drop);
  });
}
