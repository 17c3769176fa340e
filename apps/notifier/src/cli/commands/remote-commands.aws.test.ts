import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { ListSubscriptionsCommand, UnsubscribeCommand } from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { environmentOf } from '../../../testing/aws/aws-account.ts';
import { accessDenied, replyLost } from '../../../testing/aws/fault-proxy/faults.ts';
import { LambdaDays } from '../../../testing/aws/lambda/lambda-days.ts';
import { SETTINGS_KEY } from '../../adapters/aws/s3/object-keys.ts';
import { writeFiles } from '../../../testing/folder-files.ts';
import { type Finished, lastpatchIn } from '../../../testing/lastpatch-process.ts';
import { seriesStatus } from '../../../testing/live/upstream-files.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';

const FOLLOW = 'follow: { openstack: { releases: all } }\nreminders: []\ndigest: off';

const OWN = `product: ovn
title: OVN
source: https://example.org/ovn
checked: 2026-09-01
releases:
  24.03:
    released: 2024-03-01
    endOfLife: 2027-03-01
`;

/** A notifier that has told a moved date, and a folder in which its operator sits. */
async function operated(watches: Readonly<Record<string, string>> = { platform: FOLLOW }): Promise<{
  days: LambdaDays;
  folder: string;
  lastpatch: (...args: readonly string[]) => Promise<Finished>;
}> {
  const days = await LambdaDays.deployed(watches);
  await days.answer('/status', seriesStatus()).on('2026-09-20');
  await days.answer('/status', seriesStatus({ date: '2026-10-16' })).on('2026-09-21');
  await days.received('platform');
  const folder = temporaryFolder();
  const { account, environment } = days.notifier;
  writeFileSync(join(folder, 'aws.json'), JSON.stringify(environment));
  const env = environmentOf(account, days.proxy.url);
  return { days, folder, lastpatch: (...args) => lastpatchIn(folder, args, { env }) };
}

const DOC = readFileSync(new URL('../../../../../docs/aws.md', import.meta.url), 'utf8');

/** The actions that docs/aws.md says in the row of a command. */
function documented(command: string): string[] {
  const row = DOC.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${command}\``));
  return [...(row ?? '').matchAll(/`(?:dynamodb|s3|sns|lambda):(\w+)`/g)].flatMap(
    ([, action]) => action ?? [],
  );
}

const MOVED = 'moved/openstack/epoxy/phase=unmaintained/date=2026-10-16/2';

describe('the ledger of a deployed notifier', () => {
  it('is listed, shown and explained', async () => {
    const { lastpatch } = await operated();
    const list = await lastpatch('ledger', 'list', '--deployment', 'aws.json');
    expect(list.stderr).toBe('');
    expect(list.stdout.split('\n').map((line) => line.split(/ {2,}/).slice(0, 4))).toEqual([
      ['DAY', 'LETTER', 'CHANNEL', 'STATE'],
      ['2026-09-21', 'platform-2', 'sns', 'sent'],
      ['2026-09-20', 'platform-1', 'sns', 'sent'],
      [''],
    ]);
    const show = await lastpatch('ledger', 'show', 'platform-2', '--deployment', 'aws.json');
    expect(show.stdout).toContain('end of maintenance moved to 16 Oct 2026');
    const explained = await lastpatch('explain', MOVED, '--deployment', 'aws.json', '--json');
    expect(JSON.parse(explained.stdout)).toMatchObject({ notice: { id: MOVED } });
  });

  it('has a letter sent again by the next event', async () => {
    const { days, lastpatch } = await operated();
    const { stdout } = await lastpatch('ledger', 'resend', 'platform-2', '--deployment', 'aws.json');
    expect(stdout).toBe('The next run sends letter platform-2 again to sns.\n');
    await days.on('2026-09-21', { at: '2026-09-21T08:00:00Z' });
    expect((await days.received('platform')).map(({ letter }) => letter)).toEqual(['platform-2']);
  });

  it('is told that a letter came of which nobody knew, so that no alarm stands for ever', async () => {
    const { days, lastpatch } = await operated();
    days.proxy.failNext('Publish', replyLost, { times: 2 });
    await days.answer('/status', seriesStatus({ date: '2026-10-23' })).on('2026-09-22');
    await days.on('2026-09-22', { at: '2026-09-22T06:10:00Z' });
    expect((await days.received('platform')).map(({ letter }) => letter)).toEqual([
      'platform-3',
      'platform-3',
    ]);
    expect((await days.on('2026-09-23')).metrics['LettersUnknown']).toBe(1);
    const { stdout } = await lastpatch('ledger', 'arrived', 'platform-3', '--deployment', 'aws.json');
    expect(stdout).toBe('Letter platform-3 counts as sent to sns.\n');
    expect((await days.on('2026-09-24')).metrics['LettersUnknown']).toBe(0);
    expect(await days.received('platform')).toEqual([]);
  });

  it('is asked by no other actions than its page names', async () => {
    const { days, lastpatch } = await operated();
    const asked = async (...args: readonly string[]): Promise<string[]> => {
      const before = days.proxy.calls.length;
      expect((await lastpatch(...args, '--deployment', 'aws.json')).status).toBe(0);
      return days.proxy.calls.slice(before).map(({ action }) => action);
    };
    const reading = documented('ledger list');
    for (const args of [
      ['ledger', 'list'],
      ['ledger', 'show', 'platform-2'],
      ['explain', MOVED],
    ]) {
      expect(reading).toEqual(expect.arrayContaining(await asked(...args)));
    }
    const writing = [...reading, ...documented('ledger resend')];
    expect(writing).toEqual(expect.arrayContaining(await asked('ledger', 'resend', 'platform-2')));
  });

  it('lets a held change through', async () => {
    const { days, lastpatch } = await operated();
    const gone = seriesStatus().split('- name: dalmatian')[0] ?? '';
    const held = await days.answer('/status', gone).on('2026-09-22');
    const [, change = ''] = /"change":"([^"]+)"/.exec(held.log.join('\n')) ?? [];
    expect([held.metrics['FloodHeld'], change]).toEqual([1, expect.stringMatching(/^openstack@/)]);
    const [letter] = await days.notifier.operators.received();
    expect(letter?.Subject).toBe('Lastpatch, run of 2026-09-22: 1 thing needs you');
    expect(letter?.Message).toContain(change);
    const { stdout } = await lastpatch('accept', change, '--deployment', 'aws.json');
    expect(stdout).toContain('is let through');
    expect((await days.on('2026-09-23')).metrics['FloodHeld']).toBe(0);
  });

  it('is told what to mute, shows it, and keeps it when a run commits', async () => {
    const { days, folder, lastpatch } = await operated();
    writeFiles(folder, {
      'lastpatch.yaml':
        'fleet: { environments: [{ name: SECRET-ENV, runs: [{ openstack: 2025.1 }] }] }\nwatches: [{ id: platform, follow: running }]\n',
    });
    const remote = ['--on', '2026-09-21', '--deployment', 'aws.json'];
    const mute = ['--until', '2026-11-01', '--why', 'is switched off'];
    const muted = await lastpatch('ack', 'secret-env', 'epoxy', ...mute, ...remote);
    expect([muted.status, muted.stderr]).toEqual([0, '']);
    expect(muted.stdout).toContain('SECRET-ENV: OpenStack 2025.1 Epoxy is muted until 2026-11-01');
    const run = await days.on('2026-09-22');
    expect(run.log.join('\n')).not.toMatch(/secret/i);
    const list = await lastpatch('ack', '--list', ...remote);
    expect(list.stdout).toContain(
      '2026-11-01, in 41 days  SECRET-ENV   OpenStack 2025.1 Epoxy  is switched off',
    );
    const check = ['check', '--within', '90', '--on', '2026-09-21'];
    expect((await lastpatch(...check, '--deployment', 'aws.json')).stdout).toMatch(/^MUTED {2}SECRET-ENV/);
    // This machine has no ledger of its own.
    expect((await lastpatch(...check)).stdout).toMatch(/^ENDS {2}SECRET-ENV/);
    const ended = await lastpatch('ack', 'secret-env', '2025.1', '--remove', ...remote);
    expect(ended.stdout).toBe('secret-env: OpenStack 2025.1 Epoxy is told again from 2026-09-22 on.\n');
    const gone = await lastpatch('plan', '--deployment', 'none.json');
    expect([gone.status, gone.stdout]).toEqual([1, '']);
  });

  it('says in a sentence what is wrong', async () => {
    const { days, lastpatch, folder } = await operated();
    const nothing = await lastpatch('ledger', 'list', '--remote');
    expect([nothing.status, nothing.stderr]).toEqual([
      2,
      expect.stringContaining('there is no .lastpatch/deployment.json here'),
    ]);
    writeFiles(folder, {
      'gone.json': JSON.stringify({ ...days.notifier.environment, LASTPATCH_LEDGER_TABLE: 'gone' }),
    });
    const gone = await lastpatch('ledger', 'list', '--deployment', 'gone.json');
    expect([gone.status, gone.stderr]).toEqual([
      1,
      'lastpatch: DynamoDB GetItem on the table gone failed: ResourceNotFoundException (HTTP 400). It is not there, in this account and region: check the name, or deploy again.\n',
    ]);
  });
});

describe('a catalog of a deployed notifier', () => {
  it('can be looked back at', async () => {
    const { days, lastpatch } = await operated();
    const Bucket = days.notifier.deployment.catalogBucket;
    const { Contents = [] } = await days.notifier.clients.s3.send(
      new ListObjectsV2Command({ Bucket, Prefix: 'catalogs/' }),
    );
    const ends = await Promise.all(
      Contents.map(async ({ Key = '' }) => {
        const where = ['--catalog', `s3://${Bucket}/${Key}`, '--on', '2026-09-20', '--json'];
        const { stdout } = await lastpatch('status', 'openstack@2025.1', ...where);
        return (JSON.parse(stdout) as { releases: { supportEnds: string }[] }).releases[0]?.supportEnds;
      }),
    );
    expect(ends.sort()).toEqual(['2026-10-02', '2026-10-16']);
    const none = await lastpatch('status', '--catalog', `s3://${Bucket}/catalogs/none.json.gz`);
    expect([none.status, none.stderr]).toEqual([
      1,
      `lastpatch: s3://${Bucket}/catalogs/none.json.gz: there is no such catalog; what was deleted is among the earlier versions of the bucket\n`,
    ]);
  });
});

describe('settings push', () => {
  it('gives settings, own products and the fleet to the next run', async () => {
    const { days, folder, lastpatch } = await operated();
    writeFiles(folder, {
      'lastpatch.yaml':
        'refresh: never\nfleet: { files: [fleet/lab.yaml] }\nwatches:\n  - { id: platform, title: Cloud, follow: { openstack: all, ovn: all }, digest: off }\n',
      'products/ovn.yaml': OWN,
      'fleet/lab.yaml': '- { name: lab, runs: [{ openstack: 2025.1 }] }\n',
    });
    const { status, stdout, stderr } = await lastpatch('settings', 'push', '--deployment', 'aws.json');
    expect([status, stdout, stderr]).toEqual([
      0,
      'lastpatch.yaml with 1 watch, 1 file of own products and 1 file of the fleet is pushed: the next run goes by it.\n',
      '',
    ]);
    await days.on('2026-09-22');
    const [letter] = await days.received('platform');
    expect(letter?.body).toContain('"OVN"');
  });

  it('refuses watches that are not deployed, and settings that are wrong, and pushes nothing', async () => {
    const { days, folder, lastpatch } = await operated();
    const settings = async (text: string): Promise<Finished> => {
      writeFiles(folder, { 'lastpatch.yaml': text });
      return lastpatch('settings', 'push', '--deployment', 'aws.json');
    };
    const unknown = await settings('watches:\n  - { id: storage, follow: { openstack: all } }\n');
    expect([unknown.status, unknown.stderr]).toEqual([
      2,
      'lastpatch: There are no topics for the watch storage: new watches have to be deployed first. Nothing was pushed.\n',
    ]);
    const wrong = await settings('watches:\n  - { id: platform, follow: { openstck: all } }\n');
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('openstck')]);
    expect((await days.on('2026-09-22')).failed).toBeUndefined();
  });

  it('asks before people lose letters', async () => {
    const { days, folder, lastpatch } = await operated({ platform: FOLLOW, storage: FOLLOW, empty: FOLLOW });
    const { sns } = days.notifier.clients;
    const { Subscriptions = [] } = await sns.send(new ListSubscriptionsCommand({}));
    for (const { SubscriptionArn, TopicArn } of Subscriptions) {
      if (TopicArn?.includes('empty_') === true) await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
    }
    writeFiles(folder, {
      'lastpatch.yaml': 'watches:\n  - { id: platform, follow: { openstack: all } }\n',
    });
    const before = await days.notifier.bucket.get(SETTINGS_KEY);
    const push = ['settings', 'push', '--deployment', 'aws.json'];
    const { status, stdout, stderr } = await lastpatch(...push);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.split('\n').map((line) => line.replace(/(sqs) .*?(,|$)/, '$1 …$2'))).toEqual([
      'lastpatch: Nothing was pushed: these settings lack watches to which somebody subscribes.',
      'The watch storage goes, and these would hear nothing more:',
      '  sqs …',
      '  email p…@private.example',
      '  sqs …, urgent letters',
      '  sms +49…678, urgent letters',
      'If that is meant, push with --remove-watch storage.',
      '',
    ]);
    expect(await days.notifier.bucket.get(SETTINGS_KEY)).toEqual(before);
    const other = await lastpatch(...push, '--remove-watch', 'platform');
    expect([other.status, other.stdout]).toEqual([2, '']);
    const meant = await lastpatch(...push, '--remove-watch', 'storage');
    expect([meant.status, meant.stderr]).toEqual([0, '']);
  });

  it('says that it does not know which watches were there, and goes on', async () => {
    const { days, folder, lastpatch } = await operated({ platform: FOLLOW, storage: FOLLOW });
    writeFiles(folder, {
      'lastpatch.yaml': 'watches:\n  - { id: platform, follow: { openstack: all } }\n',
    });
    days.proxy.failNext('GetObject', accessDenied);
    const { status, stderr } = await lastpatch('settings', 'push', '--deployment', 'aws.json');
    expect([status, stderr]).toEqual([
      0,
      expect.stringMatching(/^lastpatch: which watches were there before is not known\. S3 GetObject /),
    ]);
  });
});
