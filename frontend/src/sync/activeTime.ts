/** Counts the seconds a person really works: a pause longer than a minute does not count. */

/** Milliseconds without a sign of life after which the person is taken to be away. */
export const IDLE = 60_000;
/** The most the server takes in one report, in seconds. */
const MAX = 600;

export class ActiveTime {
  private last: number | null = null;
  private milliseconds = 0;
  private readonly now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.now = now;
  }

  /** Note a sign of life: a key, a click, a scroll. */
  touch(): void {
    const now = this.now();
    if (this.last !== null && now - this.last <= IDLE) this.milliseconds += now - this.last;
    this.last = now;
  }

  /** The tab went out of sight: time until it comes back does not count. */
  away(): void {
    this.last = null;
  }

  /** Whole seconds that were not reported yet. */
  pending(): number {
    return Math.floor(this.milliseconds / 1000);
  }

  /** Take the seconds to report, 0..600. */
  take(): number {
    const seconds = Math.min(this.pending(), MAX);
    this.milliseconds -= seconds * 1000;
    return seconds;
  }

  /** Put seconds back whose report did not arrive. */
  giveBack(seconds: number): void {
    this.milliseconds += seconds * 1000;
  }
}
