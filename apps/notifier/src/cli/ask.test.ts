import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { canAsk, isYes } from './ask.ts';

/** A person who answers so, and what they read. */
function person(answer: string): { input: PassThrough; output: PassThrough } {
  const streams = { input: new PassThrough(), output: new PassThrough() };
  streams.input.end(answer);
  return streams;
}

describe('a question', () => {
  it.each([
    ['y\n', true],
    ['YES\n', true],
    [' y \n', true],
    ['n\n', false],
    ['\n', false],
    ['yesterday\n', false],
    ['', false],
  ])('answered by %j is %s', async (answer, expected) => {
    const streams = person(answer);
    expect(await isYes('Make this change?', streams)).toBe(expected);
    expect(String(streams.output.read())).toContain('Make this change? [y/N] ');
  });

  it.each([
    [true, true, true],
    [true, false, false],
    [false, true, false],
  ])('can be asked where input (%s) and output (%s) are terminals: %s', (inputs, outputs, expected) => {
    const streams = {
      input: Object.assign(new PassThrough(), { isTTY: inputs }),
      output: Object.assign(new PassThrough(), { isTTY: outputs }),
    };
    expect(canAsk(streams)).toBe(expected);
  });
});
