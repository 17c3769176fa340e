import { expect, it } from 'vitest';
import { interleaved, type Measurement } from './interleaved.ts';

/** Takes so many milliseconds, one measurement after the other, and says that it was asked. */
function takes(name: string, asked: string[], ...ms: readonly number[]): Measurement {
  let place = 0;
  return () => {
    asked.push(name);
    return Promise.resolve({ ms: ms[place++] ?? Number.NaN, peakMb: 10 * (ms[place - 1] ?? 0) });
  };
}

it('takes turns, and gives the medians of each', async () => {
  const asked: string[] = [];
  const medians = await interleaved(3, {
    subject: takes('subject', asked, 3, 100, 4),
    reference: takes('reference', asked, 2, 1, 50),
  });
  expect(asked).toEqual(['subject', 'reference', 'subject', 'reference', 'subject', 'reference']);
  expect(medians).toEqual({ subject: { ms: 4, peakMb: 40 }, reference: { ms: 2, peakMb: 20 } });
});

it('knows no memory where none was measured', async () => {
  const { subject } = await interleaved(1, { subject: () => Promise.resolve({ ms: 1 }) });
  expect(subject).toEqual({ ms: 1, peakMb: Number.NaN });
});
