/** Draws the screen again where a browser or an extension has changed it so that React could not go on. */
import { Component, Fragment, type ReactNode } from "react";

/** What fails again and again is a fault of ours: then the page that says so is the better answer. */
const MAX = 3;

interface State {
  readonly times: number;
  readonly error: unknown;
}

export class DrawnAgain extends Component<{ children: ReactNode }, State> {
  override state: State = { times: 0, error: null };

  static getDerivedStateFromError(error: unknown): Pick<State, "error"> {
    return { error };
  }

  override componentDidCatch(error: unknown): void {
    // Only the page itself answers with an exception of the DOM: nodes that are not where they were put.
    if (error instanceof DOMException) this.setState(({ times }) => ({ times: times + 1, error: null }));
  }

  override render(): ReactNode {
    const { error, times } = this.state;
    if (error !== null && (!(error instanceof DOMException) || times >= MAX)) throw error;
    return error === null && <Fragment key={times}>{this.props.children}</Fragment>;
  }
}
