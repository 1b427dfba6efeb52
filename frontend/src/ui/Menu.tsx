/** A button that opens a menu; arrows, typing ahead and Escape come from the library. */
import type { ReactNode } from "react";
import {
  Button as AriaButton,
  Header,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from "react-aria-components";
import type { MenuItemProps, MenuSectionProps } from "react-aria-components";

import { buttonClass } from "./Button.tsx";
import type { ButtonKind } from "./Button.tsx";
import styles from "./Menu.module.css";

interface MenuProps {
  /** What the button shows. */
  face: ReactNode;
  /** What the button is called when its face has no words. */
  label: string;
  kind?: ButtonKind;
  children: ReactNode;
}

export function Menu({ face, label, kind = "quiet", children }: MenuProps) {
  return (
    <MenuTrigger>
      <AriaButton className={buttonClass(kind)} aria-label={label}>
        {face}
      </AriaButton>
      <Popover className={styles["popover"] ?? ""} placement="bottom end" offset={5}>
        <AriaMenu className={styles["menu"] ?? ""} aria-label={label}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

export function MenuItem(props: MenuItemProps) {
  return <AriaMenuItem className={styles["item"] ?? ""} {...props} />;
}

export function MenuSection({ heading, children, ...rest }: MenuSectionProps<object> & { heading: string; children: ReactNode }) {
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
