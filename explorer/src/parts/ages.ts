// How old the last report of a place is: silence is shown as silence, with its age.
import { day, t } from "../words";

const DAY = 86_400_000;

/** The day of a place's last report and how many days lie between it and the newest report that is asked of. */
export function age(last: string | null, newest: string | null): string {
  if (!last) return t("over.last.none");
  const days = newest ? Math.max(0, Math.round((at(newest) - at(last)) / DAY)) : 0;
  return days ? t("over.last.days", { n: days, date: day(last) }) : t("over.last", { date: day(last) });
}

const at = (instant: string): number => Date.parse(instant.slice(0, 10));
