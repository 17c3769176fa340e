import type { Figure, Goal, Quantity } from './figure.ts';

/** The heads of the table. */
export const HEADS = ['what', 'figure', 'reference', 'ratio', 'goal'] as const;

/** The cells of a row, in the order of {@link HEADS}. */
export function cellsOf({ what, figure, reference, ratio, goal, isMet, note }: Figure): string[] {
  return [
    note === undefined ? what : `${what} (${note})`,
    quantitySaid(figure),
    reference === undefined
      ? ''
      : `${reference.what}: ${quantitySaid({ value: reference.value, unit: figure.unit })}`,
    ratio === null ? '' : ratioSaid(ratio),
    goal === undefined ? '' : `${goalSaid(goal, figure)}: ${isMet === true ? 'met' : 'missed'}`,
  ];
}

/** Three digits are more than such measurements are worth. */
const DIGITS = 3;

function numberSaid(value: number): string {
  if (value >= 10 ** (DIGITS - 1)) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(DIGITS)));
}

function quantitySaid({ value, unit }: Quantity): string {
  return `${numberSaid(value)} ${unit}`;
}

function ratioSaid(ratio: number): string {
  return `${numberSaid(ratio)} ×`;
}

function goalSaid(goal: Goal, { unit }: Quantity): string {
  return 'atMost' in goal
    ? `≤ ${quantitySaid({ value: goal.atMost, unit })}`
    : `≤ ${ratioSaid(goal.ratioAtMost)}`;
}
