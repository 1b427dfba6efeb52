/** A list of words that somebody types, one after the other; each can be taken out again. */
import { useState } from "react";

import { Button } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { t } from "./messages.ts";
import { Taken } from "./Taken.tsx";
import styles from "./Selecting.module.css";

interface WordsProps {
  label: string;
  hint: string;
  longest: number;
  words: readonly string[];
  onChoose: (words: string[]) => void;
}

export function Words({ label, hint, longest, words, onChoose }: WordsProps) {
  const [typed, setTyped] = useState("");
  const word = typed.trim();
  const add = () => {
    if (word !== "" && !words.includes(word)) onChoose([...words, word]);
    setTyped("");
  };
  return (
    <div className={styles["words"]}>
      <div className={styles["adding"]}>
        <Field
          label={label}
          hint={hint}
          maxLength={longest}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          // What was typed and left counts: nobody expects it to be dropped without a word.
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            add();
          }}
        />
        <Button disabled={word === ""} aria-label={t("add_label", { label })} onClick={add}>
          {t("add")}
        </Button>
      </div>
      <Taken
        label={label}
        items={words.map((one) => ({ key: one, name: one }))}
        onTakeOut={(key) => onChoose(words.filter((one) => one !== key))}
      />
    </div>
  );
}
