// Names on the map, as text of the page: in any script and direction, without fonts to load. They are for the eye; the same
// is listed beside the map.
import type { Map } from "maplibre-gl";

export interface Label { key: string; text: string; more: string; at: [number, number]; kind: "place" | "land"; weight: number }

const MOST = 60;

export class Labels {
  private readonly box = document.createElement("div");
  private readonly drawn: { label: Label; element: HTMLElement }[] = [];

  constructor(private readonly map: Map) {
    this.box.className = "map-labels";
    this.box.setAttribute("aria-hidden", "true");
    map.getContainer().append(this.box);
    map.on("move", () => this.place());
    map.on("resize", () => this.place());
  }

  show(labels: Label[]): void {
    this.box.replaceChildren();
    this.drawn.length = 0;
    for (const label of labels.toSorted((a, b) => b.weight - a.weight).slice(0, 400)) this.drawn.push({ label, element: made(label) });
    this.box.append(...this.drawn.map(({ element }) => element));
    this.place();
  }

  /** Put names where their places are; of those that would lie on each other, the weightier. */
  private place(): void {
    const taken: [number, number, number, number][] = [];
    const { clientWidth: width, clientHeight: height } = this.map.getContainer();
    for (const { label, element } of this.drawn) {
      const { x, y } = this.map.project(label.at);
      const wide = (label.text.length + label.more.length) * 7.5 + 8;
      const box: [number, number, number, number] = [x - wide / 2, y - 30, x + wide / 2, y - 8];
      const out = x < 0 || y < 0 || x > width || y > height || taken.length >= MOST;
      element.hidden = out || taken.some((other) => overlap(other, box));
      if (element.hidden) continue;
      taken.push(box);
      element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    }
  }
}

function made(label: Label): HTMLElement {
  const element = document.createElement("span"), name = document.createElement("bdi"), inner = document.createElement("span");
  element.className = `map-label ${label.kind}`;
  name.dir = "auto";
  name.textContent = label.text;
  inner.append(name, label.more ? ` ${label.more}` : "");
  element.append(inner);
  return element;
}

function overlap(a: [number, number, number, number], b: [number, number, number, number]): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
