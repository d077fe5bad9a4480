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

/** Show things on the map, once the page itself is there. */
export function showMap(told: () => Promise<Told>): void {
  addEventListener("isnad:shown", () => requestAnimationFrame(() => setTimeout(() => void shown(told))), { once: true });
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
