/** Copies text for the person, and says whether that went well. */
import { t } from "../messages.ts";
import { toast } from "../overlay/Toast.tsx";

/** Put a text on the clipboard. */
export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(t("copied"));
  } catch (refused) {
    // Without https the browser has no clipboard for pages; TypeError then, DOMException when it was refused.
    if (!(refused instanceof DOMException) && !(refused instanceof TypeError)) throw refused;
    toast(t("copy_failed"), "bad");
  }
}
