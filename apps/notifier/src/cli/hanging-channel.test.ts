import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openstackFile } from '../../testing/catalog-files.ts';
import { type Finished, lastpatchIn } from '../../testing/lastpatch-process.ts';
import { SERIES_STATUS } from '../../testing/openstack-files.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';

const FAULTY_RUN = fileURLToPath(new URL('../../testing/faulty-run.ts', import.meta.url));
const FIRST = '2026-08-21';
/** The day on which Epoxy's end of maintenance moves to 7 days ahead: news, and urgent news. */
const NEWS = '2026-09-22';

it('a channel that hangs stops no other, and does not hold on to the process', async () => {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'lastpatch.yaml'),
    'watches:\n  - { id: platform, follow: { openstack: [epoxy] }, digest: off }\n',
  );
  const moved = SERIES_STATUS.replace('date: 2026-10-02', 'date: 2026-09-29');
  const catalogs = { [FIRST]: await openstackFile(FIRST), [NEWS]: await openstackFile(NEWS, moved) };
  const run = (day: typeof FIRST | typeof NEWS, env = {}): Promise<Finished> =>
    lastpatchIn(folder, ['run', '--json', '--on', day, '--catalog', catalogs[day]], {
      node: ['--import', FAULTY_RUN],
      env,
    });
  await run(FIRST);

  const hung = await run(NEWS, { CHANNEL_ENDS: 'hangs folder', TIME_FLIES: '1000' });
  expect(hung).toMatchObject({ status: 1, signal: null });
  expect(hung.stderr).toBe(
    'lastpatch: letter platform-2 may not have been sent (folder, unknown): the channel gave no answer within 60 seconds: it may have gone out\n',
  );
  expect(JSON.parse(hung.stdout)).toMatchObject({
    letters: [
      { letter: 'platform-2', channel: 'folder', state: 'unknown' },
      { letter: 'platform-2-urgent', channel: 'folder-urgent', state: 'sent' },
    ],
  });

  const next = await run(NEWS);
  expect(next).toMatchObject({ status: 0, stderr: '' });
  expect(JSON.parse(next.stdout)).toMatchObject({ letters: [{ letter: 'platform-2', resent: true }] });
  expect(readdirSync(join(folder, '.lastpatch', 'outbox'))).toContain('2026-09-22-platform-2.txt');
});
