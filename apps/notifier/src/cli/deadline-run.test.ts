import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lastpatchPlain } from '../../testing/lastpatch-here.ts';
import { teamFolder } from '../../testing/own-products.ts';

const FLEET = `fleet:
  hopDays: { openstack: 60 }
  environments:
    - name: region-one
      runs: [{ openstack: 2025.1 }, { ubuntu: 24.04 }]
    - name: lab
      runs: [{ nova: 31.0.0 }]
    - name: museum
      runs: [{ openstack: 2023.1 }]
`;
const RUNNING = 'watches:\n  - id: platform\n    follow: running\n';
const BY_NAME = 'watches:\n  - id: platform\n    follow: { openstack: supported }\n';

interface Letters {
  readonly letters: readonly {
    readonly kind: string;
    readonly subject: string;
    readonly notices: readonly string[];
  }[];
}

/** A team's installation: `lastpatch run` on a day, with its letters and the texts of those. */
function installation(
  watches: string,
  fleet = FLEET,
): {
  readonly config: string;
  readonly state: string;
  readonly on: (day: string) => Promise<Letters['letters']>;
  readonly texts: () => string[];
  readonly said: () => string;
} {
  const { folder, config } = teamFolder({}, fleet, watches);
  const state = join(folder, 'state');
  let said = '';
  return {
    config,
    state,
    on: async (day) => {
      const { status, stdout, stderr } = await lastpatchPlain(
        'run',
        '--config',
        config,
        '--state',
        state,
        '--on',
        day,
        '--json',
      );
      said = stderr;
      expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
      return (JSON.parse(stdout) as Letters).letters.filter(({ kind }) => kind !== 'urgent');
    },
    texts: () =>
      readdirSync(join(state, 'outbox'))
        .sort()
        .map((file) => readFileSync(join(state, 'outbox', file), 'utf8')),
    said: () => said,
  };
}

describe('the daily check of a team with a fleet', () => {
  it('tells the deadlines of its environments in place of reminders', async () => {
    const { on, texts } = installation(BY_NAME);
    await on('2026-09-01');
    const letters = await on('2026-09-02');
    expect(
      letters.flatMap(({ notices }) => notices).map((id) => id.split('/').slice(0, 4).join('/')),
    ).toEqual([
      'deadline/openstack/epoxy/environment=lab',
      'deadline/openstack/epoxy/environment=region-one',
    ]);
    expect(texts().at(-1)).toMatch(/region-one/);
    expect(texts().at(-1)).toMatch(/2026\.1 Gazpacho/);
  });

  it.each([
    ['what nobody knows', '[{ name: a, runs: [{ nova: 99.0.0 }] }]'],
    ['nothing', '[]'],
  ])('that runs %s is welcomed in words', async (_, environments) => {
    const { on, texts } = installation(
      `${RUNNING}  - { id: korean, follow: running, locale: ko }\n`,
      `fleet: { environments: ${environments} }\n`,
    );
    const letters = await on('2026-09-01');
    expect(letters.map(({ subject }) => subject)).toEqual([
      'Lastpatch now watches what the fleet runs (none known yet) for you',
      'Lastpatch 추적 시작: 환경에서 사용 중인 릴리스(아직 확인된 릴리스 없음)',
    ]);
    const [korean = '', english = ''] = texts().map((text) => text.replace(/\s+/g, ' '));
    expect(english).toContain('the watch "platform" follows what the fleet runs (none known yet).');
    expect(korean).toContain('추적 대상: 환경에서 사용 중인 릴리스(아직 확인된 릴리스 없음).');
  });

  it('that follows what runs is welcomed with that, and hears of nothing else', async () => {
    const { on, texts } = installation(RUNNING);
    const [welcome] = await on('2026-09-01');
    expect(welcome?.kind).toBe('welcome');
    const [text = ''] = texts();
    for (const name of ['2025.1 Epoxy', '2023.1 Antelope', '24.04']) expect(text).toContain(name);
    expect(text).not.toMatch(/2026\.1 Gazpacho +maintained/);
    expect((await on('2026-09-02')).flatMap(({ notices }) => notices)).toHaveLength(2);
    // 2024.2 is followed by nobody here.
    expect(await on('2026-09-03')).toEqual([]);
  });

  it('hears of what it comes to run, and says that it now watches it', async () => {
    const { config, on, texts } = installation(RUNNING);
    await on('2026-09-01');
    writeFileSync(
      config,
      readFileSync(config, 'utf8').replace(
        '    - name: lab',
        '    - name: new\n      runs: [{ ubuntu: 22.04 }]\n    - name: lab',
      ),
    );
    expect(await on('2026-09-04')).toHaveLength(1);
    expect(texts().at(-1)).toMatch(/ubuntu 22\.04/);
  });

  it('has in its digest what is run past its end', async () => {
    const { on, texts } = installation(BY_NAME);
    await on('2026-09-15');
    const [digest] = await on('2026-10-01');
    expect(digest).toBeDefined();
    expect(texts().join('\n')).toMatch(/museum/);
  });

  it('is told in numbers alone what cannot be placed', async () => {
    const { config, on, said } = installation(BY_NAME);
    writeFileSync(
      config,
      readFileSync(config, 'utf8').replace(
        '    - name: lab',
        '    - name: SECRET-ENV\n      runs: [{ nova: 99.0.0 }]\n    - name: lab',
      ),
    );
    await on('2026-09-01');
    expect(said()).toMatch(
      /^lastpatch: 1 entry of 1 environment of the fleet cannot be placed in a release, and nobody is told of it:/m,
    );
    expect(said()).not.toContain('SECRET');
  });
});
