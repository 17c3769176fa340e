import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openstackFile } from '../../testing/catalog-files.ts';
import { HARMFUL, HOSTILE_NAMES } from '../../testing/hostile-names.ts';
import { lastpatchHere } from '../../testing/lastpatch-here.ts';
import { type Finished, lastpatchIn, startLastpatch } from '../../testing/lastpatch-process.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';

const ON = ['--on', '2026-08-21'];

/** A folder with files that are wrong, each by its name. */
function wrongFiles(): string {
  const folder = temporaryFolder();
  const files = {
    'text.txt': 'Hello.\n',
    'other.json': '{"schemaVersion": 1, "format": "cyclonedx"}',
    'later.json': '{"schemaVersion": 2, "format": "lastpatch-catalog", "products": []}',
    'broken.yaml': 'watches:\n  - id: a\n   follow: x\n',
    'empty.yaml': '',
    'wrong.yaml': 'timezone: Mars\nwatches:\n  - id: A\n    follow: { openstack: supported }\n',
    'unknown.yaml': 'watches:\n  - id: a\n    follow: { opnstack: all, openstack: [epoxi] }\n',
    'sound.yaml': 'watches:\n  - id: a\n    follow: { openstack: all }\n',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, 'folder'));
  symlinkSync(join(folder, 'circle'), join(folder, 'circle'));
  return folder;
}

/** What is true of every failure: nothing on standard output, no stack trace, nothing that is unexpected. */
function expectSaidWell({ stdout, stderr }: Finished): void {
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^[^\n]+\n/);
  expect(stderr.endsWith('\n')).toBe(true);
  expect(stderr).not.toMatch(/^\s+at |node:|\.ts:\d|should not happen|undefined|\[object/m);
}

describe('wrong use is told in a sentence that names the culprit', () => {
  it.each<[string, readonly string[], string]>([
    ['an unknown command', ['statsu'], "lastpatch: unknown command 'statsu' (Did you mean status?)"],
    [
      'an unknown command of catalogs',
      ['catalog', 'valdate'],
      "lastpatch: unknown command 'valdate' (Did you mean validate?)",
    ],
    [
      'an unknown source',
      ['catalog', 'import', 'openstak', 'x'],
      "lastpatch: unknown command 'openstak' (Did you mean openstack?)",
    ],
    ['an unknown command that is near none', ['frobnicate'], "lastpatch: unknown command 'frobnicate'"],
    ['a command in capitals', ['STATUS'], "lastpatch: unknown command 'STATUS' (Did you mean status?)"],
    [
      'the beginning of a source',
      ['catalog', 'import', 'endoflife', 'x'],
      "lastpatch: unknown command 'endoflife' (Did you mean endoflife-date?)",
    ],
    [
      'an unknown command of the ledger, which lists without one',
      ['ledger', 'shw', 'platform-2', '--form', 'sms'],
      "lastpatch: unknown command 'shw' (Did you mean show?)",
    ],
    [
      'an unknown command that is near none, where one needs no name',
      ['ledger', 'frobnicate'],
      "lastpatch: unknown command 'frobnicate'",
    ],
    [
      'an unknown command of subscribers, who are listed without one',
      ['subscribers', 'lst'],
      "lastpatch: unknown command 'lst' (Did you mean list?)",
    ],
    [
      'an argument too many after a command that needs no name',
      ['ledger', 'list', 'shw'],
      "lastpatch: too many arguments for 'list'. Expected 0 arguments but got 1: shw.",
    ],
    ['an unknown option', ['status', '--jsno'], "lastpatch: unknown option '--jsno' (Did you mean --json?)"],
    ['an option without its value', ['status', '--on'], "lastpatch: option '--on <day>' argument missing"],
    ['a name that is missing', ['project'], "lastpatch: missing required argument 'name'"],
    [
      'a name too many',
      ['project', 'nova', 'glance'],
      "lastpatch: too many arguments for 'project'. Expected 1 argument but got 2: nova, glance.",
    ],
    [
      'a catalog that is missing',
      ['catalog', 'diff', 'bundled'],
      "lastpatch: missing required argument 'now'",
    ],
    [
      'a path that is missing',
      ['catalog', 'import', 'openstack'],
      "lastpatch: missing required argument 'path'",
    ],
  ])('%s', async (_, args, said) => {
    const finished = await lastpatchHere(...args);
    expectSaidWell(finished);
    expect([finished.status, finished.stderr]).toEqual([2, `${said}\n`]);
  });

  it.each<[string, readonly string[], string]>([
    [
      'an unknown product',
      ['status', 'opnstack', ...ON],
      'lastpatch: Unknown product "opnstack". Did you mean openstack? Known: openstack.',
    ],
    [
      'an unknown product that is near none',
      ['status', 'kubernetes', ...ON],
      'lastpatch: Unknown product "kubernetes". Known: openstack.',
    ],
    [
      'a release in place of a product',
      ['status', 'zed', ...ON],
      'lastpatch: Unknown product "zed". Did you mean openstack@zed? Known: openstack.',
    ],
    [
      'a point release in place of a product',
      ['status', '2025.1.1', ...ON],
      'lastpatch: Unknown product "2025.1.1". Did you mean openstack@2025.1.1? Known: openstack.',
    ],
    [
      'an unknown release',
      ['status', 'openstack@epoxi', ...ON],
      'lastpatch: Unknown release "epoxi" of OpenStack: it has 2022.1 to 2027.1. Did you mean Epoxy?',
    ],
    [
      'a release after the newest',
      ['status', 'openstack@2031.1', ...ON],
      'lastpatch: Unknown release "2031.1" of OpenStack: it has 2022.1 to 2027.1. Did you mean 2027.1?',
    ],
    [
      'the half of a year that has no release yet',
      ['status', 'openstack@2027.2', ...ON],
      'lastpatch: Unknown release "2027.2" of OpenStack: it has 2022.1 to 2027.1. Did you mean 2027.1?',
    ],
    [
      'a year without its century',
      ['status', 'openstack@25.1', ...ON],
      'lastpatch: Unknown release "25.1" of OpenStack: it has 2022.1 to 2027.1. Did you mean 2025.1?',
    ],
    [
      'an unknown release that is near none',
      ['status', 'openstack@bionic', ...ON],
      'lastpatch: Unknown release "bionic" of OpenStack: it has 2022.1 to 2027.1.',
    ],
    [
      'no release after the @',
      ['status', 'openstack@', ...ON],
      'lastpatch: Unknown release "" of OpenStack: it has 2022.1 to 2027.1.',
    ],
    ['no product', ['status', '', ...ON], 'lastpatch: Unknown product "". Known: openstack.'],
    [
      'a name of many lines',
      ['status', 'a\nb\u001b[31m', ...ON],
      'lastpatch: Unknown product "a b [31m". Known: openstack.',
    ],
    [
      'a very long name',
      ['status', 'x'.repeat(5000), ...ON],
      `lastpatch: Unknown product "${'x'.repeat(60)}". Known: openstack.`,
    ],
    [
      'a day that does not exist',
      ['status', '--on', '2026-02-30'],
      'lastpatch: --on: "2026-02-30" is not a date: there is no such day.',
    ],
    [
      '29 February of a common year',
      ['status', '--on', '2026-02-29'],
      'lastpatch: --on: "2026-02-29" is not a date: there is no such day.',
    ],
    [
      'a month that does not exist',
      ['status', '--on', '2026-13-01'],
      'lastpatch: --on: "2026-13-01" is not a date: there is no such day.',
    ],
    [
      'a day in words',
      ['status', '--on', 'tomorrow'],
      'lastpatch: --on: "tomorrow" is not a date: a day is written YYYY-MM-DD, as in 2026-04-01.',
    ],
    [
      'an instant',
      ['status', '--on', '2026-08-21T00:00:00Z'],
      'lastpatch: --on: "2026-08-21T00:00:00Z" is not a date: a day is written YYYY-MM-DD, as in 2026-04-01.',
    ],
    [
      'no day',
      ['status', '--on', ''],
      'lastpatch: --on: "" is not a date: a day is written YYYY-MM-DD, as in 2026-04-01.',
    ],
    [
      'a wrong day of the input',
      ['catalog', 'import', 'openstack', 'x', '--as-of', '21.8.2026'],
      'lastpatch: --as-of: "21.8.2026" is not a date: a day is written YYYY-MM-DD, as in 2026-04-01.',
    ],
  ])('%s', async (_, args, said) => {
    const finished = await lastpatchHere(...args, '--catalog', await openstackFile('2026-08-21'));
    expectSaidWell(finished);
    expect([finished.status, finished.stderr]).toEqual([2, `${said}\n`]);
  });

  it.each<[string, readonly string[], string | RegExp]>([
    [
      'a project in place of a product',
      ['status', 'Nova'],
      /^lastpatch: Unknown product "Nova"\. It is a project of OpenStack: see lastpatch project Nova\. Known: openstack, /,
    ],
    [
      'a version of a project in place of a release',
      ['status', 'nova@31.0.0'],
      /^lastpatch: Unknown product "nova"\. It is a project of OpenStack: see lastpatch project nova\. Known: openstack, /,
    ],
    [
      'a service in place of a product',
      ['status', 'Compute service'],
      /^lastpatch: Unknown product "Compute service"\. It is a service or a team of OpenStack: see lastpatch project "Compute service"\. Known: openstack, /,
    ],
    [
      'an unknown project',
      ['project', 'nvoa'],
      'lastpatch: Unknown project "nvoa": no project, service or team is called so. Did you mean nova?',
    ],
    [
      'a service that is none',
      ['project', 'compote'],
      'lastpatch: Unknown project "compote": no project, service or team is called so. Did you mean Compute?',
    ],
    [
      'a service whose name is cut short',
      ['project', 'compute servic'],
      'lastpatch: Unknown project "compute servic": no project, service or team is called so. Did you mean Compute service?',
    ],
    [
      'a project that is near none',
      ['project', 'xxxxxxxxxxxx'],
      'lastpatch: Unknown project "xxxxxxxxxxxx": no project, service or team is called so.',
    ],
    [
      'no project',
      ['project', ''],
      'lastpatch: Unknown project "": no project, service or team is called so.',
    ],
    [
      'an unknown version',
      ['project', 'nova@31.0.00'],
      'lastpatch: Unknown version "31.0.00" of nova. Did you mean 31.0.0?',
    ],
    [
      'no version',
      ['project', 'nova@'],
      /^lastpatch: Unknown version "" of nova\. Expected one such as \d+\.\d+\.\d+\.\n$/,
    ],
    [
      'the beginning of a version',
      ['plan', 'nova@31'],
      /^lastpatch: Unknown version "31" of nova\. Did you mean 31\.\d+\.\d+\?\n$/,
    ],
    [
      'two numbers of a version',
      ['plan', 'nova@31.0'],
      /^lastpatch: Unknown version "31\.0" of nova\. Did you mean 31\.0\.\d+\?\n$/,
    ],
    [
      'a version of another project',
      ['project', 'sahara@31.0.0'],
      /^lastpatch: Unknown version "31\.0\.0" of sahara\./,
    ],
  ])('%s', async (_, args, said) => {
    const finished = await lastpatchHere(...args, ...ON);
    expectSaidWell(finished);
    expect(finished.status).toBe(2);
    if (typeof said === 'string') expect(finished.stderr).toBe(`${said}\n`);
    else expect(finished.stderr).toMatch(said);
  });

  it.each([
    ['that is not there', 'none.yaml', 'FILE: there is no such file'],
    ['that is empty', 'empty.yaml', 'FILE: the file is empty: it needs watches'],
    ['that is no YAML', 'broken.yaml', 'FILE:3: not valid YAML: bad indentation of a sequence entry'],
    [
      'that is wrong, with all that is wrong',
      'wrong.yaml',
      'FILE has 2 problems:\n  FILE:1: timezone: expected a time zone such as Europe/Berlin or UTC\n  FILE:3: watches, 1, id: expected 1 to 40 lower-case letters, digits and hyphens, as in platform',
    ],
    [
      'that names what is not in the catalog',
      'unknown.yaml',
      'FILE has 2 problems:\n  FILE:3: watch a, follow: unknown product opnstack: did you mean openstack?\n  FILE:3: watch a, follow: unknown openstack release epoxi: did you mean Epoxy?',
    ],
  ])('a settings file %s', async (_, name, said) => {
    const folder = wrongFiles();
    const finished = await lastpatchHere(
      'run',
      '--config',
      join(folder, name),
      '--state',
      join(folder, 'state'),
      ...ON,
    );
    expectSaidWell(finished);
    const expected = said.replaceAll('FILE', join(folder, name));
    expect([finished.status, finished.stderr]).toEqual([2, `lastpatch: ${expected}\n`]);
  });
});

describe('what failed is told in a sentence that names it', () => {
  it.each([
    [
      'a catalog that is not there',
      ['status', '--catalog', 'none.json'],
      'none.json: there is no such file or folder',
    ],
    ['a catalog that is no catalog', ['status', '--catalog', 'text.txt'], 'text.txt: this is not JSON ('],
    [
      'a catalog of another format',
      ['status', '--catalog', 'other.json'],
      'other.json: this is not a catalog: expected format',
    ],
    [
      'a catalog of a later version',
      ['status', '--catalog', 'later.json'],
      'later.json: the catalog has schema version 2, and this version of Lastpatch reads up to 1',
    ],
    [
      'a folder without a catalog',
      ['status', '--catalog', 'folder'],
      'folder: there is no catalog file (*.json) in this folder',
    ],
    [
      'a catalog that cannot be read',
      ['status', '--catalog', 'circle'],
      'circle: its links lead in a circle',
    ],
    [
      'a first catalog that is not there',
      ['catalog', 'diff', 'none.json', 'bundled'],
      'none.json: there is no such file or folder',
    ],
    [
      'a second catalog that is not there',
      ['catalog', 'diff', 'bundled', 'none.json'],
      'none.json: there is no such file or folder',
    ],
    [
      'a catalog to check that is not there',
      ['catalog', 'validate', 'none.json'],
      'none.json: there is no such file or folder',
    ],
    [
      'an input that is not there',
      ['catalog', 'import', 'openstack', 'none'],
      'none: there is no such file or folder',
    ],
    [
      'an input that is none',
      ['catalog', 'import', 'openstack', 'text.txt'],
      'text.txt: expected a list of series',
    ],
    [
      'an input that cannot be read',
      ['catalog', 'import', 'openstack', 'circle'],
      'circle: its links lead in a circle',
    ],
    [
      'a folder in place of settings',
      ['run', '--config', 'folder'],
      'folder: this is a folder, expected a file',
    ],
    [
      'a file in place of the state',
      ['run', '--config', 'sound.yaml', '--state', 'text.txt'],
      'text.txt: this is a file, expected a folder',
    ],
  ])('%s', async (_, args, said) => {
    const folder = wrongFiles();
    const paths = args.map((arg, at) =>
      at > 0 && /^(none|.*\.(json|txt|yaml)|folder|circle)$/.test(arg) ? join(folder, arg) : arg,
    );
    const finished = await lastpatchHere(...paths, ...ON);
    expectSaidWell(finished);
    expect(finished.status).toBe(1);
    expect(finished.stderr.split('\n')).toHaveLength(2);
    expect(finished.stderr.startsWith(`lastpatch: ${join(folder, said)}`)).toBe(true);
  });
});

describe('as a process', () => {
  it.each([
    ['an unknown command', ['statsu'], 2, "lastpatch: unknown command 'statsu' (Did you mean status?)\n"],
    [
      'a file that is not there',
      ['status', '--catalog', 'none.json'],
      1,
      'lastpatch: none.json: there is no such file or folder\n',
    ],
    [
      'settings that are wrong',
      ['status'],
      2,
      'lastpatch: lastpatch.yaml:1: timezone: expected a time zone such as Europe/Berlin or UTC\n',
    ],
  ])('it ends with its status: %s', async (_, args, status, stderr) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'lastpatch.yaml'), 'timezone: Mars\n');
    expect(await lastpatchIn(folder, args)).toEqual({ status, signal: null, stdout: '', stderr });
  });

  it('a day that is given does not wait for settings', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'lastpatch.yaml'), 'timezone: Mars\n');
    expect(await lastpatchIn(folder, ['status', 'openstack@mitaka', ...ON])).toMatchObject({
      status: 0,
      stderr: '',
    });
  });

  it.each([
    ['status', '--all'],
    ['catalog', 'diff', 'bundled', 'FILE'],
  ])('a reader that has seen enough is no failure: %s', async (...args) => {
    const file = await openstackFile('2026-08-21');
    const child = startLastpatch(temporaryFolder(), [
      ...args.map((arg) => (arg === 'FILE' ? file : arg)),
      ...ON,
    ]);
    let stderr = '';
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    // `| head -1` closes the pipe while there is more to come; here it is closed before anything comes.
    child.stdout?.destroy();
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect([status, stderr]).toEqual([0, '']);
  });
});

describe('names that are hostile', () => {
  it.each(Object.entries(HOSTILE_NAMES))(
    'come back harmless in what is said of them: %s',
    async (_, name) => {
      const known = [...ON, '--catalog', await openstackFile('2026-08-21')];
      const asked: (readonly string[])[] = [
        ['status', name, ...known],
        ['status', `openstack@${name}x`, ...known],
        ['status', `2025.1.1${name}`, ...known],
        ['project', `${name}x`, ...known],
        ['project', `nova@${name}x`, ...known],
        ['status', '--on', `${name}x`],
        ['status', '--catalog', `/none/${name}`],
        ['catalog', 'import', 'openstack', `/none/${name}`],
        ['run', '--config', `/none/${name}`],
        [`${name}x`],
        ['status', `--x${name}`],
        ['catalog', 'diff', 'a', 'b', name],
      ];
      for (const args of asked) {
        const { status, stdout, stderr } = await lastpatchHere(...args);
        expect([1, 2]).toContain(status);
        expect(stdout).toBe('');
        expect(stderr.split('\n').length).toBe(2);
        for (const line of stderr.split('\n')) expect(line).not.toMatch(HARMFUL);
        expect(stderr).not.toContain('should not happen');
      }
    },
  );
});
