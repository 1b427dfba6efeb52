/** A menu under the button that opens it; arrows, typing ahead and Escape come from the library. */
import { useEffect, useRef } from "react";
import type { ReactNode, RefObject } from "react";
import {
  Header,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  Popover,
  Separator,
} from "react-aria-components";
import type { MenuItemProps, MenuSectionProps } from "react-aria-components";

import styles from "./Menu.module.css";

interface MenuProps {
  /** The button under which it hangs, and which has the focus again when it is closed. */
  button: RefObject<HTMLButtonElement | null>;
  label: string;
  close: () => void;
  children: ReactNode;
}

export function Menu({ button, label, close, children }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A button that Enter pressed counts as clicked by a screen reader, for which the library focuses the menu and no item.
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === menu.current)
        menu.current?.querySelector<HTMLElement>("[role^=menuitem]")?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <Popover
      className={styles["popover"] ?? ""}
      triggerRef={button}
      isOpen
      onOpenChange={(open) => {
        if (!open) close();
      }}
      placement="bottom end"
      offset={5}
    >
      {/* Whoever opens a menu goes into it: the library's own trigger does the same. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <AriaMenu ref={menu} className={styles["menu"] ?? ""} aria-label={label} autoFocus="first" onClose={close}>
        {children}
      </AriaMenu>
    </Popover>
  );
}

export function MenuItem(props: MenuItemProps) {
  return <AriaMenuItem className={styles["item"] ?? ""} {...props} />;
}

export function MenuSection({
  heading,
  children,
  ...rest
}: MenuSectionProps<object> & { heading: string; children: ReactNode }) {
  return (
    <AriaMenuSection {...rest}>
      <Header className={styles["heading"] ?? ""}>{heading}</Header>
      {children}
    </AriaMenuSection>
  );
}

export function MenuRule() {
  return <Separator className={styles["rule"] ?? ""} />;
}
