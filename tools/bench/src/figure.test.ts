import { expect, test } from 'vitest';
import { figureOf, type Goal } from './figure.ts';

const reference = { what: 'nothing', value: 20 };

test.each<[Goal | undefined, typeof reference | undefined, number | null, boolean | null]>([
  [undefined, undefined, null, null],
  [undefined, reference, 0.5, null],
  [{ ratioAtMost: 0.5 }, reference, 0.5, true],
  [{ ratioAtMost: 0.49 }, reference, 0.5, false],
  [{ ratioAtMost: 1 }, undefined, null, false],
  [{ atMost: 10 }, undefined, null, true],
  [{ atMost: 9 }, reference, 0.5, false],
])(
  '10 ms with the goal %j beside %j have the ratio %s, and the goal met is %s',
  (goal, beside, ratio, isMet) => {
    const measured = {
      what: 'something',
      figure: { value: 10, unit: 'ms' as const },
      ...(goal ? { goal } : {}),
      ...(beside ? { reference: beside } : {}),
    };
    expect(figureOf(measured)).toEqual({ ...measured, ratio, isMet });
  },
);
