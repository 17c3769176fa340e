import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openstackFile } from '../../testing/catalog-files.ts';
import { type Finished, lastpatchIn } from '../../testing/lastpatch-process.ts';
import { mailServer } from '../../testing/mail/mail-server.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';

const FAULTY_RUN = fileURLToPath(new URL('../../testing/faulty-run.ts', import.meta.url));
const TODAY = '2026-08-21';
/** Longer than any lease. */
const HOUR_MS = 3_600_000;

const OPS = 'email-7bec5f39';

it.each([
  { killed: `before publish ${OPS}`, sent: 0, then: 1 },
  // Nobody can know that it arrived: it goes out once more, byte for byte.
  { killed: `after publish ${OPS}`, sent: 1, then: 2 },
])(
  'a run that is killed $killed loses no mail, and sends at most one copy',
  async ({ killed, sent, then }) => {
    const [folder, server, catalog] = [
      temporaryFolder(),
      await mailServer({ tls: 'none' }),
      await openstackFile(TODAY),
    ];
    writeFileSync(
      join(folder, 'lastpatch.yaml'),
      `watches: [{ id: platform, follow: { openstack: [epoxy] } }]
send: { smtp: { host: 127.0.0.1, port: ${server.port}, tls: none, from: lastpatch@example.org } }
`,
    );
    writeFileSync(join(folder, 'subscribers.yaml'), 'watches: { platform: [{ email: ops@example.org }] }\n');
    const run = (env: Readonly<Record<string, string>>): Promise<Finished> =>
      lastpatchIn(folder, ['run', '--on', TODAY, '--catalog', catalog], {
        node: ['--import', FAULTY_RUN],
        env,
      });

    expect(await run({ KILLED_AT: killed })).toMatchObject({ signal: 'SIGKILL' });
    expect(server.taken).toHaveLength(sent);
    expect(await run({ CLOCK_AHEAD_MS: String(HOUR_MS) })).toMatchObject({ status: 0, stderr: '' });
    expect(await run({ CLOCK_AHEAD_MS: String(2 * HOUR_MS) })).toMatchObject({ status: 0, stderr: '' });
    expect(server.taken).toHaveLength(then);
    expect(new Set(server.taken.map(({ source }) => source)).size).toBe(1);
  },
);
