// Why something is thought, in the reader's language: the sentences that joining gives, by their form.
import { language, number, t } from "../words";

/** Forms of English clauses, the phrase for each, and what stands in its gaps, in order. */
const FORMS: [RegExp, string, string[]][] = [
  [/^All (\d+) sentences? are word for word the same/, "all", ["of"]],
  [/^(\d+) of (\d+) sentences? are word for word the same, (\d+) nearly so/i, "mixed", ["same", "of", "near"]],
  [/^(\d+) of (\d+) sentences? are word for word the same/i, "same", ["same", "of"]],
  [/^(\d+) of (\d+) sentences? are nearly the same/i, "near", ["near", "of"]],
  [/^(\d+) of (\d+) sentences? name the same people, places, numbers and dates as sentences of the other, (\d+) of them in its order/i, "told", ["same", "of", "order"]],
  [/^it uses (\d+)% of the other's text/, "uses", ["share"]],
  [/^the page links to (.+) and credits (.+); no report of theirs is held/i, "linked.credits", ["name", "agency"]],
  [/^the page links to (.+), whose report is not held/i, "linked", ["name"]],
  [/^the page credits (.+), whose report is not held/i, "unheld", ["name"]],
  [/^the page credits ([^;]+?)(?=[;.]|$)/i, "credits", ["name"]],
  [/^the text names ([^;]+?)(?=[;.]|$)/i, "names", ["name"]],
  [/^the page says that it is put together from reports of others/i, "compiled", []],
  [/^([^;]+) calls it an update and has it at the same address/, "update.address", ["name"]],
  [/^([^;]+) calls it an update/, "update", ["name"]],
  [/^([^;]+) has it at the same address/, "address", ["name"]],
  [/^([^;]+) published both/, "both", ["name"]],
  [/^([^;]+) corrects a report of its own/, "corrects", ["name"]],
  [/^([^;]+) takes back a report of its own/, "takes", ["name"]],
  [/^whose title it quotes/, "title", []],
  [/^whose day it names/, "day", []],
  [/^of which (\d+) sentences? name the same/, "repeats", ["same"]],
  [/^others are said to, since then$/, "others", []],
  [/^others are said to, as of before$/, "others.before", []],
  [/^it is said to have been so before, and was not said$/, "before", []],
  [/^nothing that was said of it still stands$/, "nothing", []],
  [/^it is only denied now$/, "denied", []],
  [/^called (.+)$/, "called", ["name"]],
  [/^described as (.+)$/, "described", ["name"]],
  [/^written (.+)$/, "written", ["name"]],
];

/** A reason in the reader's language; as it was given where its form is not known. */
export function reason(given: string): string {
  if (language() === "en") return given;
  const found: string[] = [];
  let rest = given.trim();
  while (rest) {
    const form = FORMS.map(([shape, key, gaps]) => ({ match: shape.exec(rest), key, gaps })).find((one) => one.match);
    if (!form?.match) return given;
    const values = form.gaps.map((gap, n) => {
      const value = form.match?.[n + 1] ?? "";
      return [gap, /^\d+$/.test(value) ? number(Number(value)) : `\u2068${value}\u2069`];
    });
    found.push(t(`reason.${form.key}`, Object.fromEntries(values)));
    rest = rest.slice(form.match[0].length).replace(/^(;|\.|,)?\s*(and\s+)?/, "");
  }
  return found.join(t("reason.join"));
}
