import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accessDenied, throttled } from '../../../testing/aws/fault-proxy/faults.ts';
import { type Invoked, LambdaDays } from '../../../testing/aws/lambda/lambda-days.ts';
import { pushSettings } from '../../../testing/aws/lambda/notifier-in-aws.ts';
import { type PlayedAnswer, playedLambda } from '../../../testing/aws/played-lambda.ts';
import { environmentOfPlayed } from '../../../testing/aws/played-sns.ts';
import { type Finished, lastpatchIn } from '../../../testing/lastpatch-process.ts';
import { seriesStatus } from '../../../testing/live/upstream-files.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';

/** How Lambda answers for a function that has ended like this. */
function answerOf({ failed, answer, log }: Invoked): PlayedAnswer {
  const lines = log.map((entry) => {
    const [, level = '', message = ''] = /^(\w+): ([^{]*)/.exec(entry) ?? [];
    return JSON.stringify({ level: level.toUpperCase(), message: message.trim() });
  });
  return failed === undefined
    ? { payload: JSON.stringify(answer), log: lines }
    : { payload: JSON.stringify({ errorMessage: failed }), functionError: 'Unhandled', log: lines };
}

/** A deployed notifier whose function is the real handler, and `lastpatch run --remote` beside it. */
async function deployed(): Promise<{ days: LambdaDays; runRemote: () => Promise<Finished> }> {
  const days = await LambdaDays.deployed({ platform: 'follow: { openstack: { releases: all } }' });
  days.answer('/status', seriesStatus());
  const lambda = await playedLambda();
  lambda.answer = async ({ event }) => {
    const at = new Date().toISOString();
    return answerOf(await days.on(at.slice(0, 'YYYY-MM-DD'.length), { at, event }));
  };
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'aws.json'), JSON.stringify(days.notifier.environment));
  const env = environmentOfPlayed(lambda);
  const args = ['run', '--remote', '--deployment', 'aws.json'];
  return { days, runRemote: () => lastpatchIn(folder, args, { env }) };
}

describe('the deployed daily check, called by hand', () => {
  it('tells what is due, and nothing twice', async () => {
    const { days, runRemote } = await deployed();
    const first = await runRemote();
    expect([first.status, first.stdout]).toEqual([
      0,
      expect.stringMatching(/^\d{4}-\d\d-\d\d is checked: 1 letter was sent\. Catalog revision 1\.\n$/),
    ]);
    expect((await days.received('platform')).map(({ kind }) => kind)).toEqual(['welcome']);
    const second = await runRemote();
    expect([second.status, second.stdout]).toEqual([
      0,
      expect.stringMatching(/^\d{4}-\d\d-\d\d is checked( once more)?: nothing new was told\. /),
    ]);
    expect(await days.received('platform')).toEqual([]);
  });

  it('says which letters were refused, and what is left', async () => {
    const { days, runRemote } = await deployed();
    days.proxy.failNext('Publish', accessDenied);
    const refused = await runRemote();
    expect([refused.status, refused.stdout, refused.stderr]).toEqual([
      1,
      expect.stringContaining('is checked: nothing new was told'),
      expect.stringContaining(
        'lastpatch: 1 letter was refused: "lastpatch ledger list --remote" shows which',
      ),
    ]);
    days.proxy.failNext('Publish', throttled, { times: 20, mayNotHappen: true });
    const left = await runRemote();
    expect([left.status, left.stderr]).toEqual([
      1,
      expect.stringContaining(
        'lastpatch: the daily check failed: The run is not done: the log says what is left.\n',
      ),
    ]);
  });

  it('says what is wrong with its settings', async () => {
    const { days, runRemote } = await deployed();
    await pushSettings(days.notifier, 'watches: []\nnonsense: true\n');
    const { status, stdout, stderr } = await runRemote();
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/lastpatch: the daily check failed: lastpatch\.yaml: \d problems?, in lines? /);
  });
});
