// Dates as they are kept (EDTF), for people.
import { day, t } from "../words";

const DAY = /^(\d{4}(?:-\d\d){0,2})([~?%]?)$/;

/** A date or a span as the reader writes it; as it is kept where it says more than that. */
export function dated(edtf: string): string {
  const [first = "", last] = edtf.split("/");
  const from = one(first), to = last === undefined ? from : one(last);
  if (last === undefined) return from ?? edtf;
  if (from && to) return t("day.span", { first: from, last: to });
  if (from && ["", ".."].includes(last)) return t("date.since", { day: from });
  return to && ["", ".."].includes(first) ? t("date.until", { day: to }) : edtf;
}

function one(edtf: string): string | null {
  const found = DAY.exec(edtf);
  if (!found?.[1]) return null;
  return found[2] ? t("date.about", { day: day(found[1]) }) : day(found[1]);
}
