import { describe, expect, it } from 'vitest';
import { inLanes, type Lane } from './in-lanes.ts';

/** A piece of work: of which lane it is, on which way. */
interface Piece extends Lane {
  readonly name: string;
}

/** Pieces that end when they are told to. */
class Pieces {
  /** What has been begun, in order. */
  readonly begun: string[] = [];
  readonly #ends = new Map<string, PromiseWithResolvers<string>>();

  readonly work = ({ name }: Piece): Promise<string> => {
    this.begun.push(name);
    const end = Promise.withResolvers<string>();
    this.#ends.set(name, end);
    return end.promise;
  };

  async end(name: string): Promise<void> {
    this.#ends.get(name)?.resolve(`${name} is done`);
    await turns();
  }

  async fail(name: string): Promise<void> {
    this.#ends.get(name)?.reject(new Error(`${name} is broken`));
    await turns();
  }
}

/** What is ready has been begun then. */
function turns(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function piece(name: string, way: string, lane: string, atOnce = 2): Piece {
  return { name, way, lane, atOnce };
}

describe('work in lanes', () => {
  it('is begun in its order, as much at once as its way takes', async () => {
    const pieces = new Pieces();
    const names = ['a', 'b', 'c', 'd'];
    const all = inLanes(
      names.map((name) => piece(name, 'mail', name)),
      (one) => one,
      pieces.work,
    );
    expect(pieces.begun).toEqual(['a', 'b']);
    await pieces.end('b');
    expect(pieces.begun).toEqual(['a', 'b', 'c']);
    for (const name of ['c', 'd', 'a']) await pieces.end(name);
    expect(await all).toEqual(names.map((name) => `${name} is done`));
  });

  it('of one lane is done one after the other, and others go before what waits for its lane', async () => {
    const pieces = new Pieces();
    const all = inLanes(
      [
        piece('a1', 'mail', 'a'),
        piece('a2', 'mail', 'a'),
        piece('b1', 'mail', 'b'),
        piece('c1', 'mail', 'c'),
      ],
      (one) => one,
      pieces.work,
    );
    expect(pieces.begun).toEqual(['a1', 'b1']);
    await pieces.end('a1');
    expect(pieces.begun).toEqual(['a1', 'b1', 'a2']);
    for (const name of ['b1', 'a2', 'c1']) await pieces.end(name);
    expect(await all).toEqual(['a1', 'a2', 'b1', 'c1'].map((name) => `${name} is done`));
  });

  it('waits for none of another way', async () => {
    const pieces = new Pieces();
    const all = inLanes(
      [
        piece('a', 'hangs', 'a', 1),
        piece('b', 'hangs', 'b', 1),
        piece('c', 'mail', 'c', 1),
        piece('d', 'mail', 'd', 1),
      ],
      (one) => one,
      pieces.work,
    );
    await pieces.end('c');
    await pieces.end('d');
    expect(pieces.begun).toEqual(['a', 'c', 'd']);
    await pieces.end('a');
    await pieces.end('b');
    await all;
  });

  it('ends with the first failure, when what was under way has ended, and begins nothing after it on any way', async () => {
    const pieces = new Pieces();
    let isOver = false;
    const all = inLanes(
      [
        piece('a', 'mail', 'a'),
        piece('b', 'mail', 'b'),
        piece('c', 'mail', 'c'),
        piece('d', 'hook', 'd', 1),
        piece('e', 'hook', 'e', 1),
      ],
      (one) => one,
      pieces.work,
    ).finally(() => (isOver = true));
    const failed = expect(all).rejects.toThrow('b is broken');
    await pieces.fail('b');
    await pieces.end('a');
    expect(isOver).toBe(false);
    await pieces.fail('d');
    await failed;
    expect(pieces.begun).toEqual(['a', 'b', 'd']);
  });

  it('is over at once when there is none', async () => {
    expect(
      await inLanes(
        [],
        (one) => one,
        () => Promise.reject(new Error('never')),
      ),
    ).toEqual([]);
  });
});
