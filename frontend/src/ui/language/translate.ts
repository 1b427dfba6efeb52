/** Text of the interface from a catalogue, with values and plurals; another language is a catalogue beside it. */
/** A plural message has a form for every plural category of its language; `other` serves for those that it leaves out. */
export type Message = string | ({ readonly other: string } & { readonly [Category in Intl.LDMLPluralRule]?: string });
export type Catalogue = Readonly<Record<string, Message>>;
export type Values = Record<string, string | number>;

/** The `t` of a catalogue. */
export type Translator<Key extends string> = (key: Key, values?: Values) => string;

/** What a catalogue in another language holds: exactly the keys of the English one. */
export type In<T> = T extends Translator<infer Key> ? Readonly<Record<Key, Message>> : never;

/** Catalogues of the language in use by area; empty for English, whose words stand in the code. */
let spoken: Readonly<Record<string, Catalogue | undefined>> = {};
const DAY = { day: "numeric", month: "short", year: "numeric" } as const;
let speech = { locale: "en-GB" };

/** Use a language from now on: call it before the first text is drawn. */
export function speak(locale: string, catalogues: typeof spoken): void {
  spoken = catalogues;
  speech = { locale };
}

/** Make a format when it is first asked for: all of them together take longer than a frame. */
function format<Format>(make: (locale: string) => Format): () => Format {
  let made: { readonly of: typeof speech; readonly format: Format } | undefined;
  return () => {
    // Whoever speaks anew may have moved to another time zone.
    if (made?.of !== speech) made = { of: speech, format: make(speech.locale) };
    return made.format;
  };
}

const formats = {
  plurals: format((locale) => new Intl.PluralRules(locale)),
  numbers: format((locale) => new Intl.NumberFormat(locale)),
  percents: format((locale) => new Intl.NumberFormat(locale, { style: "percent" })),
  times: format((locale) => new Intl.DateTimeFormat(locale, { timeStyle: "short" })),
  days: format((locale) => new Intl.DateTimeFormat(locale, { ...DAY, timeZone: "UTC" })),
  daysHere: format((locale) => new Intl.DateTimeFormat(locale, DAY)),
  moments: format((locale) => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" })),
};

/** Make the formats that every page needs, while there is nothing else to do: the first one takes a browser some frames. */
export function makeFormats(): void {
  for (const made of [formats.plurals, formats.numbers, formats.percents]) made();
}

/**
 * Make the `t` of a catalogue: `t("home.claims", { count: 3 })`.
 * `area` is the path of the file that holds the catalogue, under which other languages have theirs.
 * `{name}` is replaced by the value of that name, numbers grouped; a plural form is chosen by `count`.
 */
export function translator<Messages extends Catalogue>(
  area: string,
  catalogue: Messages,
): Translator<keyof Messages & string> {
  return (key, values = {}) => {
    const message: Message = spoken[area]?.[key] ?? catalogue[key] ?? key;
    return (typeof message === "string" ? message : formOf(message, values["count"])).replace(
      /\{(\w+)\}/g,
      (whole, name: string) => {
        const value = values[name];
        return value === undefined ? whole : typeof value === "number" ? formatNumber(value) : value;
      },
    );
  };
}

function formOf(message: Exclude<Message, string>, count: string | number | undefined): string {
  return (typeof count === "number" && message[formats.plurals().select(count)]) || message.other;
}

/** Say in the language in use what the server says in English, where it is known by its code or by its words. */
export function fromServer(english: string, code = english): string {
  const words = spoken["server"]?.[code];
  return typeof words === "string" ? words.replace("{message}", english) : english;
}

export const formatNumber = (value: number): string => formats.numbers().format(value);

/** A share 0..1 as whole percent. */
export const formatPercent = (share: number): string => formats.percents().format(share);

/** A day of the calendar (`YYYY-MM-DD`), the same in every time zone; what is no day stays as it is. */
export function formatDay(day: string): string {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(start) ? day : formats.days().format(start);
}

/** The day of an ISO moment in the time zone of this device. */
export const formatDayOf = (moment: string): string => formats.daysHere().format(new Date(moment));

/** Today as `YYYY-MM-DD` on the calendar of this device. */
export function today(now = new Date()): string {
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}

/** An ISO moment as day and time of this device. */
export const formatMoment = (iso: string): string => formats.moments().format(new Date(iso));

/** An ISO moment as the time of this device, with the day unless it is today. */
export const formatTime = (iso: string): string => {
  const at = new Date(iso);
  return (at.toDateString() === new Date().toDateString() ? formats.times() : formats.moments()).format(at);
};

/** A size in bytes in the unit a person would use, decimal. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${formatNumber(bytes)} B`;
  if (bytes < 1_000_000) return `${formatNumber(Math.round(bytes / 100) / 10)} kB`;
  return `${formatNumber(Math.round(bytes / 100_000) / 10)} MB`;
}

/** The time zone of this device, as in "Europe/Berlin": by it the server counts what was done on a day. */
export const timeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
