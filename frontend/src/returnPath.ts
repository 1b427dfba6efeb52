/** Where to go after signing in. */

/** Keep only a path of this application: anything that could lead to another host becomes "/". */
export function safeReturnPath(path: string): string {
  const here = "http://here.invalid";
  if (!path.startsWith("/") || !URL.canParse(path, here)) return "/";
  const url = new URL(path, here);
  return url.origin === here && !url.pathname.startsWith("//") ? url.pathname + url.search + url.hash : "/";
}
