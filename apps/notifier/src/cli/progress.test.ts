import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Progress } from './progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function watched(isShown = true): { readonly progress: Progress; readonly said: string[] } {
  const said: string[] = [];
  const progress = new Progress({ isShown, say: (line) => said.push(line), now: () => Date.now() });
  return { progress, said };
}

describe('progress', () => {
  it('says what takes more than a second, once', () => {
    const { progress, said } = watched();
    progress.begin('Reading OpenStack');
    vi.advanceTimersByTime(999);
    expect(said).toEqual([]);
    vi.advanceTimersByTime(60_000);
    expect(said).toEqual(['Reading OpenStack ...']);
  });

  it('says nothing of steps that are quick, however many they are', () => {
    const { progress, said } = watched();
    for (let step = 0; step < 10; step += 1) {
      progress.begin(`Sending ${step}`);
      vi.advanceTimersByTime(900);
    }
    progress.end();
    vi.advanceTimersByTime(60_000);
    expect(said).toEqual([]);
  });

  it('says how far a loop has come, after a second and then every five', () => {
    const { progress, said } = watched();
    progress.begin('Replaying');
    for (let day = 1; day <= 130; day += 1) {
      // Nothing else has its turn meanwhile.
      vi.setSystemTime(Date.now() + 100);
      progress.reach(`day ${day} of 130`);
    }
    expect(said).toEqual([
      'Replaying: day 10 of 130 ...',
      'Replaying: day 60 of 130 ...',
      'Replaying: day 110 of 130 ...',
    ]);
  });

  it('says nothing where it is not shown', () => {
    const { progress, said } = watched(false);
    progress.begin('Reading OpenStack');
    vi.advanceTimersByTime(60_000);
    progress.reach('half');
    expect(said).toEqual([]);
  });
});
