import type { DeliveryReport } from '../../daily-check/deliver.ts';
import { count } from '../../letters/english/words.ts';

/** A sentence for each server that did not answer, with how many deliveries were not tried there; none where all were tried. */
export function silencesSaid(deliveries: readonly DeliveryReport[]): string[] {
  const untried = Map.groupBy(deliveries, ({ silence }) => silence);
  return [...untried].flatMap(([silence, { length }]) =>
    silence === undefined
      ? []
      : [
          `${silence}: ${count(length, 'delivery', 'deliveries')} ${length === 1 ? 'was not tried there and waits' : 'were not tried there and wait'} for the next run`,
        ],
  );
}
