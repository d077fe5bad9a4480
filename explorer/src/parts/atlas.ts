// The map's place on the page. The map itself is loaded when the page is shown, and kept from then on.
import type { Atlas, Told } from "../map/map";
import { t } from "../words";

const element = document.createElement("div");
element.className = "map";
let atlas: Promise<Atlas | null> | null = null;

/** The element that holds the map, to be put on the page. */
export function mapElement(): HTMLElement {
  element.setAttribute("role", "region");
  element.setAttribute("aria-label", t("over.map"));
  return element;
}

const wanted = new Map<string, () => Promise<Told>>();
addEventListener("isnad:shown", () => {
  const told = wanted.get(location.href);
  wanted.clear();
  if (told) requestAnimationFrame(() => soon(() => void shown(told)));
});

/** When nothing else is to be done, or after a while. */
function soon(what: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(what, { timeout: 300 });
  else setTimeout(what);
}

/** What shows things on the map once the page is there, if it then still shows the address of now. */
export function mapAt(): (told: () => Promise<Told>) => void {
  const address = location.href;
  return (told) => void wanted.set(address, told);
}

async function shown(told: () => Promise<Told>): Promise<void> {
  if (!element.isConnected) return;
  const found = await told();
  atlas ??= import("../map/map").then(({ Atlas }) => Atlas.in(element, found)).catch(() => {
    element.classList.add("failed");
    element.textContent = t("over.map.none");
    return null;
  });
  (await atlas)?.show(found);
  element.dataset.drawn = "";
}

/** Make a place stand out on the map; null: none. */
export function light(key: string | null): void {
  void atlas?.then((map) => map?.light(key));
}

export const zoom = (by: number): void => void atlas?.then((map) => map?.zoom(by));
export const fit = (): void => void atlas?.then((map) => map?.fit());
