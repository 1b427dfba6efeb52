/** Text of the interface from a catalogue, with values and plurals; a second language is a second catalogue. */
export type Message = string | { one: string; other: string };
export type Catalogue = Record<string, Message>;
export type Values = Record<string, string | number>;

const locale = "en-GB";
const plurals = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale);
const percents = new Intl.NumberFormat(locale, { style: "percent" });
const days = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" });
const moments = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });

/**
 * Make the `t` of a catalogue: `t("home.claims", { count: 3 })`.
 * `{name}` is replaced by the value of that name, numbers grouped; a plural pair is chosen by `count`.
 */
export function translator<Messages extends Catalogue>(catalogue: Messages) {
  return (key: keyof Messages & string, values: Values = {}): string => {
    const message = catalogue[key] as Message;
    const count = values["count"];
    const form = typeof message === "string" ? message : message[pluralForm(count)];
    return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === "number" ? numbers.format(value) : value;
    });
  };
}

function pluralForm(count: string | number | undefined): "one" | "other" {
  return typeof count === "number" && plurals.select(count) === "one" ? "one" : "other";
}

export const formatNumber = (value: number): string => numbers.format(value);

/** A share 0..1 as whole percent. */
export const formatPercent = (share: number): string => percents.format(share);

/** An ISO date or moment as a day. */
export const formatDay = (iso: string): string => days.format(new Date(iso));

/** An ISO moment as day and time of this device. */
export const formatMoment = (iso: string): string => moments.format(new Date(iso));

/** A size in bytes in the unit a person would use, decimal. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${numbers.format(bytes)} B`;
  if (bytes < 1_000_000) return `${numbers.format(Math.round(bytes / 100) / 10)} kB`;
  return `${numbers.format(Math.round(bytes / 100_000) / 10)} MB`;
}
