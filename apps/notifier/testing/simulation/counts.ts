/** What simulations have gone through, for whoever reads the figures. */
export class Counts {
  /** Days on which the daily check ran. */
  days = 0;
  /** Days on which the machine was off. */
  daysOff = 0;
  /** Told to the watch that follows everything. */
  facts = 0;
  letters = 0;
  /** Letters that say where releases stand that settings have added. */
  widened = 0;
  messages = 0;
  resent = 0;
  upstream = 0;
  faults = 0;

  /** How many of each kind were told to the watch that follows everything. */
  readonly kinds = new Map<string, number>();

  said(): string {
    const counts = Object.entries(this).filter(([, count]) => typeof count === 'number');
    return [...counts, ...this.kinds].map(([name, count]) => `${name} ${String(count)}`).join(', ');
  }

  told(kinds: readonly string[]): void {
    this.facts += kinds.length;
    for (const kind of kinds) this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
  }
}
