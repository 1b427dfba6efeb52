/** Patience with servers that are killed and come back. */

/** Milliseconds that something may take while a server is away and the machine is busy. */
export const PATIENCE = 60_000;
/** Milliseconds between two tries. */
const PAUSE = 250;

/** Try again for a while what fails because a server is away. */
export async function patiently<Result>(attempt: () => Promise<Result>): Promise<Result> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((later) => {
        setTimeout(later, PAUSE);
      });
    }
  }
}
