// A day to type, year first whatever the browser's own order is, or to choose in a calendar.
import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { t } from "../words";

const DAY = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;

/** A field for a day; `set` is told the day (ISO), or null where it is emptied. */
export function dayField(value: string, label: string, set: (day: string | null) => void): TemplateResult {
  const typed = (event: Event) => {
    const input = event.target as HTMLInputElement, day = read(input.value);
    input.setCustomValidity(day === undefined ? t("date.wrong") : "");
    if (day === undefined) input.reportValidity();
    else set(day);
  };
  const picked = (event: Event) => set((event.target as HTMLInputElement).value || null);
  const open = (event: Event) => (event.currentTarget as Element).parentElement?.querySelector<HTMLInputElement>("[type=date]")?.showPicker();
  return html`<span class="day-field">
    <input type="text" inputmode="numeric" dir="ltr" size="10" maxlength="10" autocomplete="off" placeholder=${t("date.form")}
      aria-label=${label} .value=${live(value)} @change=${typed} @input=${(event: Event) => (event.target as HTMLInputElement).setCustomValidity("")}>
    <button type="button" aria-label=${t("date.calendar", { label })} title=${t("date.calendar", { label })} @click=${open}><span class="day-open" aria-hidden="true"></span></button>
    <input type="date" class="unseen" tabindex="-1" aria-hidden="true" .value=${live(value)} @change=${picked}></span>`;
}

/** A day as it is typed, in digits of any of the page's languages; null for nothing, undefined for what is no day. */
function read(typed: string): string | null | undefined {
  const plain = typed.trim().replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
  if (!plain) return null;
  const [, year, month, date] = DAY.exec(plain) ?? [];
  if (!year || !month || !date) return undefined;
  const iso = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`, at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(+at) && at.toISOString().startsWith(iso) ? iso : undefined;
}
