import { describe, expect, it } from 'vitest';
import { letterOf } from '../../testing/sample-letters.ts';
import type { DeliveryReport } from '../daily-check/deliver.ts';
import { isUnfinished } from './is-unfinished.ts';

const SILENCE = 'mail.example.org:587 did not answer twice in a row (the connection was refused)';

function delivery(state: DeliveryReport['state'], parts: Partial<DeliveryReport> = {}): DeliveryReport {
  return { letter: letterOf(), channel: 'sns', state, ...parts };
}

describe('a run', () => {
  it.each<[string, DeliveryReport]>([
    ['could not be sent yet', delivery('pending')],
    ['may have gone out', delivery('unknown')],
    ['was not come to in time', delivery('pending', { isCut: true })],
    ['may be out already and was not come to in time', delivery('claimed', { isCut: true })],
    ['may be out already and its server did not answer others', delivery('claimed', { silence: SILENCE })],
    ['was refused once, and its server did not answer others', delivery('refused', { silence: SILENCE })],
  ])('is unfinished when a letter %s', (_, one) => {
    expect(isUnfinished({ deliveries: [delivery('sent'), one] })).toBe(true);
  });

  it.each<[string, DeliveryReport]>([
    ['was sent', delivery('sent')],
    ['was refused: it would be refused again', delivery('refused')],
    ['was given up', delivery('unknown', { isGivenUp: true })],
    ['was cancelled', delivery('cancelled')],
    ['is held', delivery('held')],
    ['is with another run', delivery('claimed')],
  ])('is finished when a letter %s', (_, one) => {
    expect(isUnfinished({ deliveries: [one] })).toBe(false);
  });

  it('is finished when there was no letter', () => {
    expect(isUnfinished({ deliveries: [] })).toBe(false);
  });
});
