/** The map of places with questions: MapLibre over the package's own land and borders. */
import "../map/library.css";
import "../map/map.css";
import { Map as LibreMap, type LngLatBoundsLike, ScaleControl, setWorkerUrl } from "maplibre-gl";
import worker from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { fetchBytes, ownData, sourceData } from "../data";
import { unpacked } from "../map/base";
import { hatch, layers, showAreas, style } from "../map/ground";
import { Panel } from "../map/panel";
import { type Cluster, NOW, type Spot, spotsAt } from "../map/seen";
import { Signs } from "../map/signs";
import { times } from "../map/times";
import { type Packed, type Place, placeOf, type View } from "../map/told";
import { tilesUnder } from "../map/under";
import { html } from "../parts/elements";
import { iso } from "../parts/times";
import { dayIn } from "../timeline/asof";

const PATIENCE = 20_000;
/** Milliseconds after which a map that has not appeared is given up. */

export default async function map(element: HTMLElement): Promise<void> {
  const view = ownData<View>(element);
  const drawn = element.querySelector<SVGElement>("svg.map");
  if (!view || !drawn || !canDraw()) return;
  const [told, base, under] = await Promise.all([
    sourceData<{ places: Packed[] }>(element),
    fetchBytes(view.base),
    tilesUnder(view.tiles),
  ]);
  const places = told.places.map(placeOf);
  setWorkerUrl(worker);
  const globe = html("div", { class: "map globe" });
  const frame = html("div", { class: "map-frame asleep" }, globe);
  drawn.before(frame);
  const shown = new LibreMap({
    container: globe,
    style: style(unpacked(base), under),
    bounds: boundsOf(view),
    maxZoom: under ? 17 : 9,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    cooperativeGestures: true,
    attributionControl: false,
    locale: { "Map.Title": "Map of places with questions" },
  });
  shown.touchZoomRotate.disableRotation();
  shown.keyboard.disableRotation();
  try {
    await loaded(shown);
  } catch (problem) {
    shown.remove();
    frame.remove();
    throw problem;
  }
  shown.on("styleimagemissing", () => undefined);
  drawn.classList.add("asleep");
  frame.classList.remove("asleep");
  shown.resize();
  live(element, shown, frame, places, view, () => layers(under));
}

/** Whether this browser has what the map is painted with; without it the picture in the page stays. */
function canDraw(): boolean {
  return document.createElement("canvas").getContext("webgl2") !== null;
}

/** The map once it is drawn; throws where the browser cannot draw it. */
function loaded(shown: LibreMap): Promise<void> {
  return new Promise((done, failed) => {
    const late = setTimeout(() => failed(new Error("the map did not appear in time")), PATIENCE);
    shown.once("load", () => {
      clearTimeout(late);
      done();
    });
  });
}

function live(
  element: HTMLElement,
  shown: LibreMap,
  frame: HTMLElement,
  places: Place[],
  view: View,
  inks: () => ReturnType<typeof layers>,
): void {
  const state = { layer: view.layer, time: NOW, spots: [] as Spot[] };
  const panel = new Panel(frame, element.querySelector("template"), view.words);
  const signs = new Signs(shown, (cluster, from) => {
    if (nearer(shown, cluster)) return;
    panel.open(cluster, state.layer, state.time, from);
    uncover(shown, cluster, panel.covers);
  });
  const draw = () => {
    state.spots = spotsAt(places, state.layer, state.time);
    signs.show(state.spots);
    showAreas(shown, state.spots);
    panel.refresh(state.spots, state.layer, state.time);
  };
  shown.addImage("hatch", hatch(), { pixelRatio: 2 });
  shown.on("moveend", (event) => {
    signs.show(state.spots);
    showAreas(shown, state.spots);
    if (event.originalEvent) remember(viewOf(shown));
  });
  shown.on("click", () => panel.close(false));
  const slider = times(places, dayIn(location.search), (time, isMoved) => {
    state.time = time;
    if (isMoved) remember({ at: time === NOW ? "" : iso(time) });
    draw();
  });
  if (slider) frame.before(slider);
  shown.addControl(new ScaleControl({ maxWidth: 160 }), "bottom-left");
  onLayer((layer) => {
    state.layer = layer;
    draw();
  });
  onMove(shown, places);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => recolour(shown, inks()));
  draw();
}

/** Go nearer to places that stand as one sign, unless that would not part them. */
function nearer(shown: LibreMap, { spots }: Cluster): boolean {
  const [lons, lats] = [spots.map(({ place }) => place.lon), spots.map(({ place }) => place.lat)];
  const [west, south, east, north] = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  const apart = Math.max(east - west, north - south);
  if (spots.length < 2 || apart < 0.02 || shown.getZoom() >= shown.getMaxZoom() - 0.5) return false;
  // A move that is not animated ends before it returns.
  shown.once("moveend", () => remember(viewOf(shown)));
  shown.fitBounds([west, south, east, north], { padding: 90, animate: !isStill() });
  return true;
}

/** Move the map so that the panel does not cover the sign that it was opened from. */
function uncover(shown: LibreMap, { x }: Cluster, covered: number): void {
  const room = shown.getContainer().clientWidth - covered - 40;
  if (covered && x > room) shown.panBy([x - room, 0], { animate: !isStill() });
}

function isStill(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function boundsOf({ lat, lon, tall }: { lat: number; lon: number; tall: number }): LngLatBoundsLike {
  const wide = (tall * 1.6) / Math.max(Math.cos((lat * Math.PI) / 180), 0.2);
  const [south, north] = [Math.max(lat - tall / 2, -80), Math.min(lat + tall / 2, 84)];
  return [Math.max(lon - wide / 2, lon - 175), south, Math.min(lon + wide / 2, lon + 175), north];
}

function viewOf(shown: LibreMap): Record<string, string> {
  const [bounds, centre] = [shown.getBounds(), shown.getCenter().wrap()];
  const tall = Math.min(Math.max(bounds.getNorth() - bounds.getSouth(), 0.1), 170);
  return { lat: centre.lat.toFixed(3), lon: centre.lng.toFixed(3), tall: tall.toFixed(2) };
}

/** Keep what is seen in the address of the page, so that it can be sent to others. */
function remember(changes: Record<string, string>): void {
  const address = new URL(location.href);
  for (const [key, value] of Object.entries(changes))
    if (value) address.searchParams.set(key, value);
    else address.searchParams.delete(key);
  history.replaceState(null, "", address);
}

function onLayer(chosen: (layer: string) => void): void {
  const tabs = [...document.querySelectorAll<HTMLAnchorElement>("a[data-layer]")];
  for (const tab of tabs)
    tab.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      for (const each of tabs) each.removeAttribute("aria-current");
      tab.setAttribute("aria-current", "true");
      const layer = tab.dataset.layer ?? "";
      remember({ layer });
      chosen(layer);
    });
}

/** What takes the view out of the address again. */
const NOWHERE = { lat: "", lon: "", tall: "" };

function onMove(shown: LibreMap, places: Place[]): void {
  const step = () => shown.getContainer().clientHeight / 3;
  const moves: Record<string, () => void> = {
    nearer: () => shown.zoomIn({ animate: !isStill() }),
    farther: () => shown.zoomOut({ animate: !isStill() }),
    north: () => shown.panBy([0, -step()], { animate: !isStill() }),
    south: () => shown.panBy([0, step()], { animate: !isStill() }),
    west: () => shown.panBy([-step(), 0], { animate: !isStill() }),
    east: () => shown.panBy([step(), 0], { animate: !isStill() }),
    all: () => showAll(shown, places),
  };
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-move]")) {
    const move = moves[link.dataset.move ?? ""];
    link.setAttribute("role", "button");
    link.addEventListener("click", (event) => {
      if (!move || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      // A move that is not animated ends before it returns.
      shown.once("moveend", () => remember(link.dataset.move === "all" ? NOWHERE : viewOf(shown)));
      move();
    });
  }
}

function showAll(shown: LibreMap, places: Place[]): void {
  if (!places.length) return;
  const [lons, lats] = [places.map(({ lon }) => lon), places.map(({ lat }) => lat)];
  shown.fitBounds([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)], {
    padding: 60,
    maxZoom: 8,
    animate: !isStill(),
  });
}

function recolour(shown: LibreMap, inks: ReturnType<typeof layers>): void {
  shown.updateImage("hatch", hatch());
  for (const { id, paint } of inks)
    for (const [name, value] of Object.entries(paint ?? {}))
      shown.setPaintProperty(id, name as Parameters<LibreMap["setPaintProperty"]>[1], value);
}
