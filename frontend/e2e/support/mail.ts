/** The messages that the product has sent: `tests/outside.py` keeps them as files. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { expect } from "@playwright/test";

/** Wait for a message to somebody that holds what is looked for, and give the first group of it. */
export async function foundInMail(to: string, wanted: RegExp): Promise<string> {
  const folder = process.env["ONRECORD_MAIL_FOLDER"] ?? "";
  let found: string | undefined;
  await expect
    .poll(
      async () => {
        const files = (await readdir(folder)).filter((name) => name.endsWith(".eml")).toSorted();
        const messages = await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));
        // The newest first; a long line is broken by "=" at its end.
        const own = messages.filter((message) => message.includes(`To: ${to}`)).toReversed();
        found = own
          .map((message) => wanted.exec(message.replaceAll("=\r\n", "").replaceAll("=3D", "="))?.[1])
          .find(Boolean);
        return found;
      },
      { intervals: [50, 100, 200] },
    )
    .toBeTruthy();
  return found ?? "";
}
