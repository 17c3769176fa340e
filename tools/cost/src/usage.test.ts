import { describe, expect, it } from 'vitest';
import { ALARMS as ALARM_NAMES } from '../../../apps/infra/src/alarms.ts';
import { ALARMS, type Deployment, USUAL, usageOf } from './usage.ts';

const A_YEAR = { ...USUAL, lettersAYear: 12, urgentAYear: 24 };

describe('what a deployment uses', () => {
  it('has the alarms that are deployed', () => {
    expect(ALARMS).toBe(Object.keys(ALARM_NAMES).length);
  });

  it('has a mail for each who gets one and each letter, and those of the operators', () => {
    expect(usageOf({ ...A_YEAR, emails: 100 }).emails).toBe(104);
  });

  it('has an SMS for each phone and each urgent letter, and a number to send from in the US alone', () => {
    const us = usageOf({ ...A_YEAR, phones: { us: 5, germany: 0 } });
    expect([us.smsUs, us.smsGermany, us.usNumbers]).toEqual([10, 0, 1]);
    const germany = usageOf({ ...A_YEAR, phones: { us: 0, germany: 5 } });
    expect([germany.smsUs, germany.smsGermany, germany.usNumbers]).toEqual([0, 10, 0]);
  });

  it('has two topics for each watch, and that of the operators, in the alarm that asks for all', () => {
    expect(usageOf({ ...USUAL, watches: 20 }).queriedMetrics).toBe(41);
  });

  it.each([
    [1, 30.4],
    [24, 730],
    [48, 730],
  ])('has metrics in as many hours as there are runs: %d a day', (runsADay, hours) => {
    expect(usageOf({ ...USUAL, runsADay }).metrics).toBeCloseTo((10 * hours) / 730, 2);
  });

  it('has pages listed at each run, and written when they differ, however often that is looked', () => {
    const writes = (pages: Deployment['pages'], runsADay = 1): number | undefined =>
      usageOf({ ...USUAL, pages, runsADay }).bucketWrites;
    const days = 365 / 12;
    expect(writes({ all: 0, changeADay: 0 })).toBeCloseTo(days * 4, 9);
    expect(writes({ all: 1001, changeADay: 7 })).toBeCloseTo(days * (4 + 2 + 7), 9);
    expect(writes({ all: 1000, changeADay: 7 }, 2)).toBeCloseTo(days * (2 * (4 + 1) + 7), 9);
  });

  it.each([
    [0, 1],
    [100, 1],
    [101, 2],
    [500, 5],
    // Each of the five topics is asked.
    [501, 10],
    [10_000, 10],
  ])('asks who listens: of %d subscribers in %d calls a run', (emails, lists) => {
    const none = { ...USUAL, lettersAYear: 0, urgentAYear: 0, emails };
    const operators = 4;
    expect(usageOf(none).snsCalls).toBeCloseTo(operators + (365 / 12) * lists, 9);
  });
});
