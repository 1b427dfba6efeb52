/** Guideline text as CommonMark: raw HTML is shown as text, and no picture is ever fetched. Load this file lazily. */
import ReactMarkdown from "react-markdown";
import type { Components } from "react-markdown";

import styles from "./Markdown.module.css";

const components: Components = {
  // A picture would be a request to a host the guideline's author chose; its description is kept.
  img: ({ alt }) => <span>{alt}</span>,
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  ),
};

export default function Markdown({ text }: { text: string }) {
  return (
    <div className={styles["markdown"]} translate="yes">
      <ReactMarkdown components={components}>{text}</ReactMarkdown>
    </div>
  );
}
