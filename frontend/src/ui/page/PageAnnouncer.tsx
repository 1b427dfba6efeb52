/** Says the name of the page after the address changed: a screen reader hears nothing of a page that was not loaded. */
import { useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";

/** Milliseconds for the new page to set its title. */
const settling = 300;

export function PageAnnouncer() {
  const router = useRouter();
  const [title, setTitle] = useState("");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = router.subscribe("onResolved", ({ pathChanged }) => {
      if (!pathChanged) return;
      clearTimeout(timer);
      timer = setTimeout(() => setTitle(document.title), settling);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [router]);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {title}
    </div>
  );
}
