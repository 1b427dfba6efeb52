/** Which text the server takes in names, titles and addresses: the same rules as `claims/core/addresses.py` and `claims/core/hidden.py`. */

const FORBIDDEN = /[\s"<>\\^`{|}“”„‟«»＂]/u;
const HIDDEN = /[\p{Cc}\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0001}]/gu;
// oxlint-disable-next-line no-control-regex
const TURNING = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]/gu;

/** Tell whether a text is a web address with a host and without a name or password. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^/]/i.test(text) || FORBIDDEN.test(text) || text.search(HIDDEN) >= 0) return false;
  const authority = /^https?:\/\/([^/?#]*)/i.exec(text)?.[1] ?? "";
  return !/[@%]|:$/.test(authority) && URL.canParse(text);
}

/** Leave out of a line the characters that nobody sees, which come along with copied text. */
export function visibleLine(text: string): string {
  return text.replace(/\s+/gu, " ").replace(HIDDEN, "");
}

/** Leave out of a text of several lines what turns its direction or controls a terminal. */
export function plainText(text: string): string {
  return text.replace(TURNING, "");
}
