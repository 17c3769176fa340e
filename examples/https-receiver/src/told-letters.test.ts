import { describe, expect, it } from 'vitest';
import { ToldLetters } from './told-letters.ts';

describe('ToldLetters', () => {
  it('forgets the oldest when there are too many', async () => {
    const told = new ToldLetters(2);
    const done: string[] = [];
    const tell = (id: string) => told.once(id, () => void done.push(id));
    expect([await tell('1'), await tell('2'), await tell('3')]).toEqual(['done', 'done', 'done']);
    expect([await tell('3'), await tell('2'), await tell('1')]).toEqual(['copy', 'copy', 'done']);
    expect(done).toEqual(['1', '2', '3', '1']);
  });
});
