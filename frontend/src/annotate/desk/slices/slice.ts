/** A part of what a desk knows: it reads everything and writes its own part alone. */
import type { Desk, DeskState } from "../desk.ts";

export abstract class Slice<Own extends Partial<DeskState>> {
  protected readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  protected get state(): DeskState {
    return this.desk.state;
  }

  /** Change the own part; what concerns several at once is set on the desk. */
  set(part: Partial<Own>): void {
    this.desk.set(part as Partial<DeskState>);
  }
}
