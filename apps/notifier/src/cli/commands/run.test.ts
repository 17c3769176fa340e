import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { encodeCatalog } from '@lastpatch/release-catalog/catalog';
import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fileOf, openstackCatalog, openstackFile } from '../../../testing/catalog-files.ts';
import { filesIn, traceOf } from '../../../testing/folder-files.ts';
import { lastpatchHere } from '../../../testing/lastpatch-here.ts';
import { type Finished, lastpatchIn } from '../../../testing/lastpatch-process.ts';
import { EPOXY_ENDED } from '../../../testing/openstack-files.ts';
import { asOrdinaryUser } from '../../../testing/ordinary-user.ts';
import { letterOf } from '../../../testing/sample-letters.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';
import { VERSION_1_SCHEMA } from '../../../testing/version-1-schema.ts';
import { hashOf } from '../../adapters/sqlite-rows.ts';
import { SqliteOutbox } from '../../adapters/sqlite-outbox.ts';

const WATCH = 'watches:\n  - id: platform\n    follow: { openstack: [epoxy] }\n';
const KILLED_AT_SQL = fileURLToPath(new URL('../../../testing/killed-at-sql.ts', import.meta.url));

interface RunJson {
  readonly on: string;
  readonly revision: number;
  readonly letters: readonly Readonly<Record<string, unknown>>[];
  readonly sources: readonly unknown[];
}

interface Installation {
  readonly folder: string;
  readonly state: string;
  /** What a run is called with, but for its day. */
  readonly args: readonly string[];
  readonly run: (...args: readonly string[]) => Promise<Finished>;
  readonly json: (...args: readonly string[]) => Promise<RunJson>;
  readonly letters: () => string[];
}

/** One installation: its settings, its state, and the catalog of 2026-08-21 unless another is named. */
async function installation(settings = WATCH): Promise<Installation> {
  const folder = temporaryFolder();
  const [state, config, catalog] = [
    join(folder, 'state'),
    join(folder, 'mine.yaml'),
    await openstackFile('2026-08-21'),
  ];
  writeFileSync(config, settings);
  const args = ['run', '--state', state, '--config', config, '--catalog', catalog];
  const run = (...more: readonly string[]): Promise<Finished> => lastpatchHere(...args, ...more);
  const json = async (...more: readonly string[]): Promise<RunJson> => {
    const { stdout } = await run(...more, '--json');
    return JSON.parse(stdout) as RunJson;
  };
  const letters = (): string[] =>
    existsSync(join(state, 'outbox')) ? readdirSync(join(state, 'outbox')).sort() : [];
  return { folder, state, args, run, json, letters };
}

describe('the daily check, for machines', () => {
  it('has the shape that is promised', async () => {
    const { json } = await installation();
    expect(await json('--on', '2026-08-21')).toEqual({
      on: '2026-08-21',
      revision: 1,
      letters: [
        {
          watch: 'platform',
          letter: 'platform-1',
          kind: 'welcome',
          subject: 'Lastpatch now watches openstack epoxy for you',
          notices: [],
          state: 'sent',
          channel: 'folder',
        },
      ],
      sources: [{ source: 'openstack', state: 'fresh', asOf: '2026-08-21', followed: true, problem: null }],
    });
    expect(await json('--on', '2026-09-02')).toMatchObject({
      revision: 2,
      letters: [
        {
          letter: 'platform-2',
          subject: 'OpenStack 2025.1 Epoxy: 30 days until end of maintenance, 2 Oct 2026',
          notices: ['reminder/openstack/epoxy/phase=unmaintained/date=2026-10-02/step=30/1'],
        },
      ],
    });
  });

  it.each([
    ['the day after', '2026-08-22', 'kept', null],
    ['seven days after', '2026-08-28', 'kept', null],
    [
      'eight days after',
      '2026-08-29',
      'kept',
      'OpenStack was last read 8 days ago, on 2026-08-21: dates may have moved since.',
    ],
    ['the day before', '2026-08-20', 'fresh', null],
  ])('says how fresh its source was, %s it was read', async (_, on, state, problem) => {
    const { run } = await installation();
    const { status, stdout, stderr } = await run('--on', on, '--json');
    const [source] = (JSON.parse(stdout) as { sources: readonly { problem: string | null }[] }).sources;
    expect(status).toBe(0);
    expect(source).toMatchObject({ source: 'openstack', state, asOf: '2026-08-21' });
    if (problem === null) expect([source?.problem, stderr]).toEqual([null, '']);
    else expect([source?.problem?.startsWith(problem), stderr.startsWith(problem)]).toEqual([true, true]);
  });
});

describe('the daily check, day after day', () => {
  it('writes a welcome, then what is due, and nothing twice', async () => {
    const { run, letters } = await installation();
    await run('--on', '2026-08-21');
    expect(letters()).toEqual(['2026-08-21-platform-1.txt']);
    await run('--on', '2026-08-22');
    await run('--on', '2026-09-02');
    await run('--on', '2026-09-02');
    await run('--on', '2026-09-03');
    expect(letters()).toEqual(['2026-08-21-platform-1.txt', '2026-09-02-platform-3.txt']);
  });

  it('tells whoever edits the settings and runs it again where that stands which they have added', async () => {
    const { folder, run, json } = await installation();
    await run('--on', '2026-08-21');
    const edit = (releases: string): void => {
      writeFileSync(join(folder, 'mine.yaml'), WATCH.replace('[epoxy]', releases));
    };
    edit('[2025.1, Gazpacho]');
    const { stdout } = await run('--on', '2026-08-21');
    expect(stdout).toContain('Subject: Lastpatch now also watches openstack Gazpacho for you');
    expect(stdout).toContain('From today on you also hear of what changes here.');
    expect(stdout).toContain('  OpenStack 2026.1 Gazpacho  maintained; unmaintained planned for');
    expect(stdout).toContain('2026-08-21 was already checked: 1 letter written to');
    edit('[Epoxy, 2026.1]');
    expect((await json('--on', '2026-08-22')).letters).toEqual([]);
    edit('all');
    expect(await json('--on', '2026-08-22')).toMatchObject({
      letters: [
        { kind: 'welcome', notices: [], subject: expect.stringContaining('(all releases)') as string },
      ],
    });
  });

  it('tells the planned day as what it is when upstream was not read, and is due once it was', async () => {
    const { json } = await installation();
    await json('--on', '2026-10-01');
    const ids = async (on: string, catalog?: string): Promise<unknown> => {
      const { letters } = await json('--on', on, ...(catalog === undefined ? [] : ['--catalog', catalog]));
      // What is urgent is told again as such.
      return letters.filter(({ kind }) => kind !== 'urgent').flatMap(({ notices }) => notices);
    };
    expect(await ids('2026-10-02')).toEqual([
      'reminder/openstack/epoxy/phase=unmaintained/date=2026-10-02/step=0/1',
    ]);
    expect(await ids('2026-10-03')).toEqual([]);
    const read = await openstackFile('2026-10-04');
    expect(await ids('2026-10-04', read)).toEqual([
      'due/openstack/epoxy/phase=unmaintained/date=2026-10-02/1',
    ]);
    expect(await ids('2026-10-05', read)).toEqual([]);
    const ended = await openstackFile('2026-11-07', EPOXY_ENDED);
    expect(await ids('2026-11-07', ended)).toEqual(['entered/openstack/epoxy/phase=unmaintained/2']);
    expect(await ids('2026-11-08', ended)).toEqual([]);
  });

  it('tells after an outage what its days were', async () => {
    const { run, json } = await installation();
    await run('--on', '2026-08-21');
    const { letters } = await json('--on', '2027-03-01');
    const notices = ['reminder/openstack/epoxy/phase=unmaintained/date=2026-10-02/step=0/1'];
    expect(letters).toMatchObject([
      { kind: 'news', channel: 'folder', notices },
      { kind: 'urgent', channel: 'folder-urgent', notices },
    ]);
  });

  it('says so when the catalog that was read is older than what is known, or holds nothing of it', async () => {
    const { run, json } = await installation();
    await run('--on', '2026-08-22', '--catalog', await openstackFile('2026-08-22'));
    const older = await json('--on', '2026-08-23', '--catalog', await openstackFile('2026-08-20'));
    expect(older.sources).toMatchObject([
      { state: 'kept', asOf: '2026-08-22', problem: expect.stringContaining('it is not taken') as unknown },
    ]);
    const empty = await json('--on', '2026-08-24', '--catalog', fileOf({ products: [] }));
    expect(empty.sources).toMatchObject([
      { state: 'kept', problem: expect.stringContaining('does not hold OpenStack') as unknown },
    ]);
  });

  it('plans nothing on a day before the last', async () => {
    const { run, letters } = await installation();
    await run('--on', '2026-09-30');
    const { status, stdout } = await run('--on', '2026-09-02');
    expect(status).toBe(0);
    expect(stdout.split('\n')[0]).toBe(
      '2026-09-02 is before 2026-09-30, the last day that was checked, so nothing was planned: nothing new to tell. Catalog revision 1.',
    );
    expect(letters()).toHaveLength(1);
  });
});

describe('the daily check, for people', () => {
  it('shows its letters and says what it did', async () => {
    const { state, run } = await installation();
    const first = await run('--on', '2026-08-21');
    expect(first.status).toBe(0);
    expect(stripVTControlCharacters(first.stdout).replaceAll(state, 'STATE')).toMatchInlineSnapshot(`
      "To: watch platform  (letter platform-1, sent)
      Subject: Lastpatch now watches openstack epoxy for you

      From today on you hear of what changes here. This is where things stand:

        OpenStack 2025.1 Epoxy  maintained; unmaintained planned for
                                2 Oct 2026, in 42 days

      You will be told on the day when a release is out or the support of a
      release ends, and 180, 90, 30 and 7 days, and 1 day before an end.

      You get this because the watch "platform" follows openstack epoxy.
      OpenStack was read today. Catalog revision 1; letter platform-1.

      First run: 1 letter written to STATE/outbox. Catalog revision 1.
      "
    `);
    const later = await run('--on', '2026-09-02');
    expect(stripVTControlCharacters(later.stdout).replaceAll(state, 'STATE').split('\n\n').slice(-2))
      .toMatchInlineSnapshot(`
        [
          "Checked 2026-09-02, 12 days after the last run: 1 letter written to STATE/outbox. Catalog revision 2.",
          "OpenStack was last read 12 days ago, on 2026-08-21: dates may have moved since.
        Read it anew: lastpatch run --refresh, or "refresh: daily" in lastpatch.yaml.
        ",
        ]
      `);
    const letter = readFileSync(join(state, 'outbox', '2026-09-02-platform-2.txt'), 'utf8');
    expect(stripVTControlCharacters(later.stdout)).toContain(letter.trimEnd());
  });

  it.each([
    ['the first', ['2026-08-21'], 'First run: 1 letter written to STATE/outbox. Catalog revision 1.'],
    [
      'the next day',
      ['2026-08-21', '2026-08-22'],
      'Checked 2026-08-22, 1 day after the last run: nothing new to tell. Catalog revision 2.',
    ],
    [
      'the same day',
      ['2026-08-21', '2026-08-21'],
      '2026-08-21 was already checked: nothing new to tell. Catalog revision 1.',
    ],
  ])('sums it up: %s', async (_, days, summary) => {
    const { state, run } = await installation();
    const runs: string[] = [];
    for (const on of days) runs.push((await run('--on', on)).stdout);
    expect(runs.at(-1)?.replaceAll(state, 'STATE')).toContain(`${summary}\n`);
  });
});

describe('a dry run', () => {
  it('shows what it would tell and leaves nothing behind', async () => {
    const { folder, state, run } = await installation();
    const { status, stdout } = await run('--on', '2026-08-21', '--dry-run');
    expect(status).toBe(0);
    expect(stripVTControlCharacters(stdout)).toContain(
      'Subject: Lastpatch now watches openstack epoxy for you\n',
    );
    expect(stdout.replaceAll(state, 'STATE')).toContain(
      'First run: 1 letter to be written to STATE/outbox. This was a dry run: nothing was recorded or sent.\n',
    );
    expect(filesIn(folder)).toEqual(['mine.yaml']);
  });

  it('changes nothing where there is something', async () => {
    const { run, json, letters } = await installation();
    await run('--on', '2026-08-21');
    const dry = await json('--on', '2026-09-02', '--dry-run');
    expect(dry).toMatchObject({
      revision: 1,
      letters: [{ letter: 'platform-2', state: 'pending', channel: 'none', why: 'dry run' }],
    });
    expect(letters()).toEqual(['2026-08-21-platform-1.txt']);
    expect(await json('--on', '2026-09-02')).toMatchObject({
      revision: 2,
      letters: [{ letter: 'platform-2', state: 'sent' }],
    });
  });

  /** What there is when a run ends as it should: the ledger and the letters. */
  async function checked(): Promise<Installation> {
    const there = await installation();
    await there.run('--on', '2026-08-21');
    return there;
  }

  /** What a run leaves that is killed before it has heard that it has delivered. */
  async function killed(): Promise<Installation> {
    const there = await installation();
    await lastpatchIn(temporaryFolder(), [...there.args, '--on', '2026-08-21'], {
      env: { KILLED_AT_SQL: 'UPDATE delivery SET state = ?' },
      node: ['--import', KILLED_AT_SQL],
    });
    expect(filesIn(there.state)).toContain('ledger.sqlite-wal');
    return there;
  }

  const STATES: [string, () => Promise<Installation>][] = [
    ['nobody is there', checked],
    [
      'someone writes to it',
      async () => {
        const there = await checked();
        const writer = SqliteOutbox.open(join(there.state, 'ledger.sqlite'));
        await writer.heartbeat({ day: calendarDate('2026-08-21'), at: 0 });
        onTestFinished(() => {
          writer.close();
        });
        return there;
      },
    ],
    ['a run has died', killed],
    [
      'a copy was made of what a run that died has left',
      async () => {
        const there = await killed();
        rmSync(join(there.state, 'ledger.sqlite-shm'));
        return there;
      },
    ],
    [
      'an earlier version of Lastpatch wrote it',
      async () => {
        const there = await installation();
        mkdirSync(there.state);
        const database = new DatabaseSync(join(there.state, 'ledger.sqlite'));
        database.exec(`PRAGMA journal_mode = WAL; ${VERSION_1_SCHEMA}`);
        const text = encodeCatalog(await openstackCatalog('2026-08-21'));
        database.prepare('INSERT INTO catalog VALUES (?, ?)').run(hashOf(text), text);
        database.prepare("INSERT INTO head VALUES (1, 1, '2026-08-21', ?)").run(hashOf(text));
        const letter = JSON.stringify(letterOf({ id: 'platform-1', kind: 'welcome', revision: 1 }));
        database.prepare("INSERT INTO letter VALUES ('platform-1', 1, 'platform', 'welcome', ?)").run(letter);
        database.close();
        return there;
      },
    ],
  ];

  it.each(STATES)('needs no right to write, and writes nothing: %s', async (_, there) => {
    const { folder, state, run, json } = await there();
    for (const file of filesIn(state)) chmodSync(join(state, file), file === 'outbox' ? 0o555 : 0o444);
    chmodSync(state, 0o555);
    onTestFinished(() => {
      chmodSync(state, 0o755);
    });
    const before = traceOf(folder);
    const dry = await asOrdinaryUser(() => run('--on', '2026-09-02', '--dry-run', '--json'));
    expect(traceOf(folder)).toEqual(before);
    expect(dry.status).toBe(0);
    const told = JSON.parse(dry.stdout) as RunJson;
    expect(told).toMatchObject({ revision: 1, letters: [{ letter: 'platform-2', state: 'pending' }] });

    chmodSync(state, 0o755);
    for (const file of filesIn(state)) chmodSync(join(state, file), file === 'outbox' ? 0o755 : 0o644);
    const { letters } = await json('--on', '2026-09-02');
    const done = letters.find(({ letter }) => letter === 'platform-2');
    expect(told.letters).toMatchObject([{ subject: done?.['subject'], notices: done?.['notices'] }]);
  });

  it.each(STATES)('leaves no trace where it has the right to write either: %s', async (_, there) => {
    const { folder, json } = await there();
    const before = traceOf(folder);
    expect(await json('--on', '2026-09-02', '--dry-run')).toMatchObject({
      letters: [{ letter: 'platform-2' }],
    });
    expect(traceOf(folder)).toEqual(before);
  });

  it.each([
    ['is damaged', 'not a ledger'.repeat(1000)],
    [
      'was written by a later version',
      'PRAGMA application_id = 1281454964; PRAGMA user_version = 3; CREATE TABLE t (x)',
    ],
  ])('says of a ledger that %s what a run says', async (what, made) => {
    const { folder, state, run } = await installation();
    mkdirSync(state);
    const path = join(state, 'ledger.sqlite');
    if (what === 'is damaged') writeFileSync(path, made);
    else {
      const database = new DatabaseSync(path);
      database.exec(made);
      database.close();
    }
    const before = traceOf(folder);
    const dry = await run('--on', '2026-09-02', '--dry-run');
    expect(traceOf(folder)).toEqual(before);
    expect(dry).toEqual({ ...(await run('--on', '2026-09-02')), status: 1, stdout: '' });
    expect(dry.stderr).toContain(`lastpatch: ${path}: `);
  });

  it.each(['there is no folder for it', 'a run has died before it made it'])(
    'is of a first run when %s, which it does not begin',
    async (what) => {
      const { folder, state, run } = await installation();
      if (what !== 'there is no folder for it') {
        mkdirSync(state);
        writeFileSync(join(state, 'ledger.sqlite'), '');
      }
      const before = traceOf(folder);
      const { status, stdout } = await run('--on', '2026-08-21', '--dry-run');
      expect(status).toBe(0);
      expect(stdout).toContain('First run: 1 letter to be written');
      expect(traceOf(folder)).toEqual(before);
    },
  );

  it('is no first run where it may not look', async () => {
    const { state, run } = await checked();
    chmodSync(state, 0o000);
    onTestFinished(() => {
      chmodSync(state, 0o755);
    });
    const { status, stderr } = await asOrdinaryUser(() => run('--on', '2026-08-21', '--dry-run'));
    expect([status, stderr]).toEqual([1, `lastpatch: ${join(state, 'ledger.sqlite')}: permission denied\n`]);
  });
});

describe('when a letter cannot be written', () => {
  it('the run fails and says which and why, and the next one writes it', async () => {
    const { state, run, letters } = await installation();
    const folder = join(state, 'outbox');
    await run('--on', '2026-08-21');
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'in the way');

    const failed = await run('--on', '2026-09-02');
    expect(failed.status).toBe(1);
    expect(failed.stderr).toBe(
      `lastpatch: letter platform-2 was not sent (folder, pending): ${folder}: this is a file, expected a folder\n`,
    );
    expect(stripVTControlCharacters(failed.stdout)).toContain(
      'To: watch platform  (letter platform-2, pending: ',
    );

    rmSync(folder);
    expect((await run('--on', '2026-09-05')).status).toBe(0);
    expect(letters()).toEqual(['2026-09-02-platform-2.txt']);
    expect(readFileSync(join(folder, '2026-09-02-platform-2.txt'), 'utf8')).toContain('27 days left');
  });
});

describe('the daily check as a process', () => {
  it('needs nothing but lastpatch.yaml beside it', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'lastpatch.yaml'), WATCH);
    const { status, stdout, stderr } = await lastpatchIn(folder, ['run', '--on', '2026-08-21', '--json']);
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ revision: 1, letters: [{ state: 'sent' }] });
    expect(filesIn(folder)).toEqual([
      '.lastpatch',
      '.lastpatch/ledger.sqlite',
      '.lastpatch/outbox',
      '.lastpatch/outbox/2026-08-21-platform-1.txt',
      'lastpatch.yaml',
    ]);
  });

  it('says without lastpatch.yaml that it is missing, and makes nothing', async () => {
    const folder = temporaryFolder();
    const { status, stdout, stderr } = await lastpatchIn(folder, ['run']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      'lastpatch: There is no lastpatch.yaml here, which says what to watch: "lastpatch init" writes one. Or name one with --config.\n',
    );
    expect(filesIn(folder)).toEqual([]);
  });

  it('may run several times at once on a state that is new: one commits', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'lastpatch.yaml'), WATCH);
    const runs = await Promise.all(
      [1, 2, 3].map(() => lastpatchIn(folder, ['run', '--on', '2026-08-21', '--json'])),
    );
    for (const { status, stdout, stderr } of runs) {
      // A run may meet a letter that another is writing at this moment.
      if (status !== 0)
        expect(stderr).toBe(
          'lastpatch: letter platform-1 may not have been sent (folder, claimed): another run is sending it, or was until it died\n',
        );
      expect(JSON.parse(stdout)).toMatchObject({ revision: 1 });
    }
    expect(runs.some(({ status }) => status === 0)).toBe(true);
    expect(filesIn(join(folder, '.lastpatch', 'outbox'))).toEqual(['2026-08-21-platform-1.txt']);
  });

  it.each([
    ['before the commit', 'INSERT OR REPLACE INTO head', 0, 'First run'],
    ['between the commit and the delivery', 'SELECT json', 1, '2026-08-21 was already checked'],
    [
      'between the delivery and its record',
      'UPDATE delivery SET state = ?',
      1,
      '2026-08-21 was already checked',
    ],
  ])('killed %s loses nothing', async (_, sql, revision, summary) => {
    const { state, args, run, letters } = await installation();
    const killed = await lastpatchIn(temporaryFolder(), [...args, '--on', '2026-08-21'], {
      env: { KILLED_AT_SQL: sql },
      node: ['--import', KILLED_AT_SQL],
    });
    expect(killed).toMatchObject({ status: null, signal: 'SIGKILL', stdout: '' });

    const ledger = new DatabaseSync(join(state, 'ledger.sqlite'));
    expect(ledger.prepare('SELECT revision FROM head').get()?.['revision'] ?? 0).toBe(revision);
    // The five minutes of the dead one's lease are over.
    ledger.exec('UPDATE delivery SET lease_until = 0 WHERE lease_until IS NOT NULL');
    ledger.close();

    const { status, stdout, stderr } = await run('--on', '2026-08-21');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`${summary}: 1 letter written to ${state}/outbox. Catalog revision 1.\n`);
    expect(letters()).toEqual(['2026-08-21-platform-1.txt']);
    const again = await run('--on', '2026-08-21');
    expect(again.stdout).toBe('2026-08-21 was already checked: nothing new to tell. Catalog revision 1.\n');
  });
});
