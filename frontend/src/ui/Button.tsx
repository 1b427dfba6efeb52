/** Buttons and links that look like buttons. */
import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, Ref } from "react";

import styles from "./Button.module.css";

export type ButtonKind = "primary" | "plain" | "quiet" | "danger";

interface Look {
  kind?: ButtonKind;
  small?: boolean;
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Look {
  ref?: Ref<HTMLButtonElement>;
}

export function buttonClass(kind: ButtonKind = "plain", small = false, extra?: string): string {
  return [styles["button"], styles[kind], small ? styles["small"] : "", extra ?? ""].filter(Boolean).join(" ");
}

export function Button({ kind, small, className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(kind, small, className)} {...rest} />;
}

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement>, Look {
  ref?: Ref<HTMLAnchorElement>;
}

/** A plain address outside the router, such as a download. */
export function ButtonAnchor({ kind, small, className, children, ...rest }: AnchorProps) {
  return (
    <a className={buttonClass(kind, small, className)} {...rest}>
      {children}
    </a>
  );
}

/** A link to a route of this application. */
export const ButtonLink = createLink(ButtonAnchor);
