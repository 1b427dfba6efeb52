/** The first thing that happens: what comes after it takes its time, and the server can use that. */
import { askSoon } from "./soon.ts";
import { makeFormats } from "./ui/language/translate.ts";

askSoon();
makeFormats();
