// The colours of the sheet, for what is drawn on canvases.

export interface Colours {
  ground: string; paper: string; ink: string; soft: string; line: string;
  one: string; two: string; three: string; four: string; sea: string; land: string;
}

const NAMES = ["ground", "paper", "ink", "soft", "line", "one", "two", "three", "four", "sea", "land"] as const;

// To read them makes the browser settle all styles; they differ by theme alone.
const kept = new Map<string, Colours>();

export function colours(): Colours {
  const theme = `${document.documentElement.dataset.theme ?? ""} ${matchMedia("(prefers-color-scheme: dark)").matches}`;
  const found = kept.get(theme) ?? read();
  kept.set(theme, found);
  return found;
}

function read(): Colours {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim() || "#888888"])) as unknown as Colours;
}

/** Call something when the theme changes. */
export function onTheme(then: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", then);
  new MutationObserver(then).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
}
