/** The signs of places on the map: buttons, so that a keyboard and a screen reader reach them. */
import { type Map as LibreMap, Marker } from "maplibre-gl";
import { html, svg } from "../parts/elements";
import { type Cluster, gather, type Spot } from "./seen";

const NEAR = 44;
const LABEL = 7;
/** About how wide a letter of a label is, in pixels. */

type Box = [left: number, top: number, right: number, bottom: number];

interface Sign {
  marker: Marker;
  element: HTMLButtonElement;
  cluster: Cluster;
}

/** Keeps a sign a cluster on the map, and tells which one was chosen. */
export class Signs {
  private shown = new Map<string, Sign>();

  constructor(
    private readonly map: LibreMap,
    private readonly chosen: (cluster: Cluster, from: HTMLElement) => void,
  ) {}

  /** Draw these spots; a sign that stays is changed in place, so that it keeps the focus. */
  show(spots: Spot[]): void {
    const { clientWidth: wide, clientHeight: tall } = this.map.getContainer();
    // What lies outside is left out: a button that cannot be seen must not have the focus.
    const here = spots.filter((spot) => isWithin(this.at(spot), wide, tall));
    const clusters = gather(here, (spot) => this.at(spot), NEAR);
    const before = this.shown;
    this.shown = new Map();
    for (const cluster of clusters) {
      const key = keyOf(cluster);
      const sign = before.get(key) ?? this.made(cluster);
      before.delete(key);
      sign.cluster = cluster;
      draw(sign);
      this.shown.set(key, sign);
    }
    for (const { marker } of before.values()) marker.remove();
    label([...this.shown.values()], wide);
  }

  private at({ place }: Spot): { x: number; y: number } {
    return this.map.project([place.lon, place.lat]);
  }

  private made(cluster: Cluster): Sign {
    const element = html("button", { type: "button", class: "sign" });
    const place = cluster.spots[0]?.place;
    const marker = new Marker({ element }).setLngLat([place?.lon ?? 0, place?.lat ?? 0]).addTo(this.map);
    // What a sign is called is written in it, hidden from sight; the map's own name for all signs would hide that.
    element.removeAttribute("aria-label");
    const sign = { marker, element, cluster };
    element.addEventListener("click", (event) => {
      event.stopPropagation();
      this.chosen(sign.cluster, element);
    });
    return sign;
  }
}

function isWithin({ x, y }: { x: number; y: number }, wide: number, tall: number): boolean {
  return x >= 0 && y >= 0 && x <= wide && y <= tall;
}

function keyOf({ spots }: Cluster): string {
  const place = spots[0]?.place;
  return `${place?.name} ${place?.lat} ${place?.lon}`;
}

function sizeOf(cluster: Cluster): number {
  return Math.min(7 + 2.5 * Math.sqrt(cluster.questions), 26);
}

/** The plain disc on which a number stands in a hatched sign. */
function coreOf(many: number): number {
  return many > 99 ? 12 : many > 9 ? 9 : 6.5;
}

/** What a sign is called: its first place, and how many more. */
export function nameOf({ spots }: Cluster): string {
  const first = spots[0]?.place.name ?? "";
  return spots.length > 1 ? `${first} and ${spots.length - 1} more` : first;
}

function draw({ element, cluster }: Sign): void {
  const size = sizeOf(cluster);
  const [side, middle] = [2 * size + 2, size + 1];
  const many = cluster.questions;
  const picture = svg(
    "svg",
    { width: side, height: side, "aria-hidden": "true" },
    svg("circle", { cx: middle, cy: middle, r: size, class: `dot ${cluster.manner}` }),
  );
  if (many > 1 && cluster.manner === "contested")
    picture.append(svg("circle", { cx: middle, cy: middle, r: coreOf(many), class: "core" }));
  if (many > 1)
    picture.append(svg("text", { x: middle, y: middle, dy: 4, class: "many", "text-anchor": "middle" }, `${many}`));
  picture.append(svg("text", { class: "label", dy: 4, y: middle }, nameOf(cluster)));
  const how = cluster.manner === "contested" ? ", contested or denied" : "";
  const told = `${nameOf(cluster)}: ${many} ${many === 1 ? "question" : "questions"}${how}`;
  element.replaceChildren(html("span", { class: "hidden" }, told), picture);
}

/** Write names beside the signs, on the side where there is room; where there is none, only who points there sees it. */
function label(signs: Sign[], width: number): void {
  const taken: Box[] = signs.map(({ cluster: { x, y }, cluster }) => {
    const size = sizeOf(cluster);
    return [x - size, y - size, x + size, y + size];
  });
  for (const { element, cluster } of signs) {
    const text = element.querySelector(".label") as SVGTextElement;
    const [size, long] = [sizeOf(cluster), nameOf(cluster).length * LABEL];
    const after: Box = [cluster.x + size + 4, cluster.y - 8, cluster.x + size + 4 + long, cluster.y + 8];
    const before: Box = [cluster.x - size - 4 - long, cluster.y - 8, cluster.x - size - 4, cluster.y + 8];
    const free = (box: Box) => box[0] >= 0 && box[2] <= width && !taken.some((each) => overlap(each, box));
    const late = !free(after) && free(before);
    text.setAttribute("x", `${late ? -3 : 2 * size + 5}`);
    text.setAttribute("text-anchor", late ? "end" : "start");
    text.classList.toggle("crowded", !late && !free(after));
    if (late || free(after)) taken.push(late ? before : after);
  }
}

function overlap(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
