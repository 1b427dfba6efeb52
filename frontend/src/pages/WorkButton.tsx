/** The button that begins or continues the work on an article, or the reason why there is none. */
import type { Id, NamedArticle, Place } from "../api/model.ts";
import { ButtonLink, type ButtonKind } from "../ui/Button.tsx";
import { t, whyNot } from "../ui/place.ts";
import { wishFor } from "../ui/page/wish.ts";

interface WorkButtonProps {
  project: Id;
  article: Pick<NamedArticle, "id" | "number"> & Place;
  kind?: ButtonKind;
  small?: boolean;
  /** Whether what was handed in can be opened again from here. */
  again?: boolean;
}

export function WorkButton({ project, article, kind = "plain", small = false, again = false }: WorkButtonProps) {
  const { id, number, place } = article;
  const act =
    place === "free" ? "annotate" : place === "mine" ? "continue" : place === "submitted" && again ? "again" : null;
  const why = whyNot(article);
  return (
    <>
      {why !== "" && <span>{why}</span>}
      {act && (
        <ButtonLink
          kind={kind}
          small={small}
          to="/p/$project/annotate"
          params={{ project }}
          search={{ article: id }}
          preload={false}
          aria-label={t(`${act}_label`, { number: String(number) })}
          onClick={({ ctrlKey, metaKey, shiftKey }) => {
            // In a new tab the button is met again; the wish would stay behind in this one.
            if (place === "free" && !ctrlKey && !metaKey && !shiftKey) wishFor(id);
          }}
        >
          {t(act)}
        </ButtonLink>
      )}
    </>
  );
}
