// Choosing a stretch of time: by drawing over it, or with two handles that arrow keys move.
import { svg, type TemplateResult } from "lit";
import { change, type Address } from "../address";
import { day, direction, language, t } from "../words";
import { begins, ends, floor, iso, offset } from "./spans";
import type { Frame } from "./timeline";

/** A press that moves less is a click, which chooses one unit. */
const CLICK = 4;

/** The last day of the unit that an instant lies in. */
const lastOf = (at: Date, frame: Frame): string => iso(offset(offset(floor(at, frame.unit), frame.unit, 1), "day", -1));

export function brushed(frame: Frame): (event: PointerEvent) => void {
  return (event) => {
    const drawing = event.currentTarget as SVGSVGElement;
    if (event.button || (event.target as Element).closest(".t-handle")) return;
    const begun = position(drawing, event, frame);
    const rect = drawing.querySelector<SVGRectElement>(".brush");
    drawing.setPointerCapture(event.pointerId);
    const moved = (now: PointerEvent) => {
      const at = position(drawing, now, frame);
      rect?.setAttribute("x", String(Math.min(begun, at)));
      rect?.setAttribute("width", String(Math.abs(at - begun)));
    };
    const over = (now: PointerEvent) => {
      drawing.removeEventListener("pointermove", moved);
      rect?.setAttribute("width", "0");
      if (now.type === "pointerup") chosen(begun, position(drawing, now, frame), frame);
    };
    drawing.addEventListener("pointermove", moved);
    drawing.addEventListener("pointerup", over, { once: true });
    drawing.addEventListener("pointercancel", over, { once: true });
  };
}

function position(drawing: SVGSVGElement, event: PointerEvent, frame: Frame): number {
  const box = drawing.getBoundingClientRect();
  return Math.max(0, Math.min(frame.wide, ((event.clientX - box.left) / box.width) * frame.wide));
}

function chosen(begun: number, over: number, frame: Frame): void {
  const [first, last] = [begun, over].map((at) => frame.x.invert(at)).sort((a, b) => +a - +b) as [Date, Date];
  const next = { since: iso(floor(first, frame.unit)), as_of: lastOf(Math.abs(over - begun) < CLICK ? first : last, frame) };
  const now = new URLSearchParams(location.search);
  const same = now.get("since") === next.since && now.get("as_of") === next.as_of;
  change(same ? { since: null, as_of: null } : next);
}

/** Handles at both ends of the stretch: arrow keys move them by a unit, Delete takes the end out. */
export function handles(at: Address, frame: Frame, high: number): TemplateResult[] {
  const since = at.params.get("since"), until = at.params.get("as_of");
  return [
    handle("since", since, since ? begins(since) : frame.first, frame, high),
    handle("as_of", until, until ? ends(until) : frame.until, frame, high),
  ];
}

function handle(name: "since" | "as_of", set: string | null, at: Date, frame: Frame, high: number): TemplateResult {
  const shown = new Date(Math.min(Math.max(+at, +frame.first), +frame.until));
  const days = (one: Date) => Math.round(+one / 86_400_000);
  const pressed = (event: KeyboardEvent) => {
    const by = step(event.key);
    if (event.key === "Delete" || event.key === "Backspace") change({ [name]: null });
    else if (by === null) return;
    else change({ [name]: moved(name, at, by, frame) }, true);
    event.preventDefault();
  };
  return svg`<g class="t-handle" role="slider" tabindex="0" aria-label=${t(`over.handle.${name}`)} aria-valuemin=${days(frame.first)}
    aria-valuemax=${days(frame.until)} aria-valuenow=${days(shown)} aria-valuetext=${set ? day(set) : t("over.all")} @keydown=${pressed}>
    <rect x=${frame.x(shown) - 12} y="0" width="24" height=${high} class="t-reach"/>
    <line x1=${frame.x(shown)} x2=${frame.x(shown)} y1="0" y2=${high}/><circle cx=${frame.x(shown)} cy=${high / 2} r="5"/></g>` as TemplateResult;
}

/** By how many units a key moves, onwards in time; null for other keys. */
function step(key: string): number | null {
  const onwards = direction(language()) === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (key === "ArrowLeft" || key === "ArrowRight") return key === onwards ? 1 : -1;
  return { ArrowUp: 1, ArrowDown: -1, PageUp: 7, PageDown: -7 }[key] ?? null;
}

function moved(name: "since" | "as_of", at: Date, by: number, frame: Frame): string {
  if (name === "since") return iso(offset(floor(at, frame.unit), frame.unit, by));
  return iso(offset(offset(floor(offset(at, "day", -1), frame.unit), frame.unit, by + 1), "day", -1));
}
