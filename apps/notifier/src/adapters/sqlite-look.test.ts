import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { commitOf } from '../../testing/outbox-contract/samples.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { look } from './sqlite-look.ts';
import { SqliteOutbox } from './sqlite-outbox.ts';

async function committed(path: string, after: number): Promise<void> {
  const outbox = SqliteOutbox.open(path);
  await outbox.commit(commitOf({ after }));
  outbox.close();
}

it.each(['it reads on', 'what it reads makes no sense'])(
  'looks again when someone wrote while it looked: %s',
  async (then) => {
    const path = join(temporaryFolder(), 'ledger.sqlite');
    await committed(path, 0);
    const commit = vi.fn(() => {
      void committed(path, 1);
    });
    const revisions = look(path, (database) => {
      const revision = (): unknown => database.prepare('SELECT revision FROM head').get()?.['revision'];
      const first = revision();
      if (commit.mock.calls.length === 0) {
        commit();
        if (then === 'what it reads makes no sense') throw new Error('a mixture');
      }
      return [first, revision()];
    });
    expect(revisions).toEqual([2, 2]);
    expect(commit).toHaveBeenCalledOnce();
  },
);

it('hands on what goes wrong when nobody writes', async () => {
  const path = join(temporaryFolder(), 'ledger.sqlite');
  await committed(path, 0);
  const work = vi.fn(() => {
    throw new Error('a fault');
  });
  expect(() => look(path, work)).toThrow('a fault');
  expect(work).toHaveBeenCalledOnce();
});
