import { describe, expect, it } from 'vitest';
import { runSummaryFrom } from './run-summary.ts';

const ANSWER = {
  on: '2026-09-02',
  lastDay: '2026-09-01',
  revision: 7,
  sent: 3,
  pending: 0,
  refused: 0,
  unknown: 0,
  cancelled: 0,
  held: 0,
  sourcesKept: 0,
  pages: null,
  unconfirmed: 0,
};

describe('what a deployed run has answered', () => {
  it.each([
    ['a run', ANSWER],
    ['a first run', { ...ANSWER, lastDay: null }],
    ['one that published pages', { ...ANSWER, pages: 3 }],
    ['one that could not find out who listens', { ...ANSWER, unconfirmed: null }],
  ])('is read: %s', (_, answer) => {
    expect(runSummaryFrom(answer)).toEqual(answer);
  });

  it('is read of a version that publishes no pages', () => {
    expect(runSummaryFrom({ ...ANSWER, pages: undefined })).toEqual(ANSWER);
  });

  it('is read without what a later version may add', () => {
    expect(runSummaryFrom({ ...ANSWER, watches: ['secret-team'] })).toEqual(ANSWER);
  });

  it.each([
    ['nothing, from an earlier version', null],
    ['nothing at all', undefined],
    ['a text', 'done'],
    ['a list', [ANSWER]],
    ['no day', { ...ANSWER, on: '2026-02-30' }],
    ['a day with more in it', { ...ANSWER, on: '2026-09-02\u001b[31m' }],
    ['no last day', { ...ANSWER, lastDay: 7 }],
    ['a number that is missing', { ...ANSWER, sent: undefined }],
    ['a text for a number', { ...ANSWER, sent: '3' }],
    ['a part of a letter', { ...ANSWER, sent: 0.5 }],
    ['less than none', { ...ANSWER, refused: -1 }],
    ['no number', { ...ANSWER, held: Number.NaN }],
    ['pages, as a list', { ...ANSWER, pages: ['fleet.json'] }],
    ['who listens, as a text', { ...ANSWER, unconfirmed: 'nobody' }],
  ])('is not known when it is %s', (_, answer) => {
    expect(runSummaryFrom(answer)).toBeUndefined();
  });
});
