import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { openstackFile } from '../../testing/catalog-files.ts';
import { anyTexts, HARMFUL, HOSTILE_NAMES } from '../../testing/hostile-names.ts';
import { lastpatchHere } from '../../testing/lastpatch-here.ts';
import { type TeamFolder, teamFolder } from '../../testing/own-products.ts';

// Colours are escapes too: without them, any escape is one that came in with a name.
vi.hoisted(() => {
  process.env['NO_COLOR'] = '1';
});

/** A product and an overlay in which a team has written this text wherever a text may stand. */
function teamOf(text: string): TeamFolder {
  const name = JSON.stringify(text);
  // A name that is too long, or holds a line break, is refused; the files are then as hostile in what is told of them.
  const product = `product: ceph
title: ${name}
source: ${JSON.stringify(`The word of ${text}`)}
checked: 2020-01-01
aliases: [${name}]
releases:
  ${name.length > 100 ? '"one"' : name}:
    name: ${name}
    aliases: [${JSON.stringify(`other ${text}`)}]
    released: 2020-01-01
    lastDay: 2099-01-01
`;
  const overlay = `overlay: openstack
product: vendor
title: ${name}
source: https://vendor.example/
checked: 2020-01-01
releases:
  2025.1: { lastDay: 2027-01-30 }
  ${name}: { lastDay: 2027-01-30 }
`;
  return teamFolder(
    {
      'products/ceph.yaml': product,
      'products/vendor.yaml': overlay,
      'products/sound.yaml': soundOverlay(text),
    },
    'dates: { openstack: sound }\n',
    'watches:\n  - id: a\n    follow: { openstack: all }\n',
  );
}

/** An overlay that is refused for nothing but a title that cannot be one. */
function soundOverlay(text: string): string {
  return `overlay: openstack\nproduct: sound\ntitle: ${JSON.stringify(text)}\nsource: https://vendor.example/\nchecked: 2020-01-01\nreleases:\n  2025.1: { lastDay: 2027-01-30 }\n`;
}

function expectHarmless(lines: readonly string[]): void {
  for (const line of lines) expect(line).not.toMatch(HARMFUL);
}

async function showAll({ config, folder }: TeamFolder): Promise<void> {
  const catalog = await openstackFile('2026-08-21');
  const asked: readonly (readonly string[])[] = [
    ['status', '--all'],
    ['plan', 'openstack@2025.1'],
    ['check', 'openstack@2025.1', '--within', '90'],
    ['upcoming', '--days', '400'],
    ['settings', 'validate'],
    ['run', '--state', join(folder, 'state'), '--on', '2026-12-01'],
    ['run', '--state', join(folder, 'state'), '--on', '2027-01-01'],
  ];
  for (const args of asked) {
    const on = args.includes('--on') ? [] : ['--on', '2026-12-01'];
    const { status, stdout, stderr } = await lastpatchHere(
      ...args,
      '--config',
      config,
      '--catalog',
      catalog,
      ...on,
    );
    expect([0, 1, 2, 3]).toContain(status);
    expect(stderr).not.toContain('a fault of Lastpatch');
    expectHarmless([...stdout.split('\n'), ...stderr.split('\n')]);
  }
}

describe.each(Object.entries(HOSTILE_NAMES))(
  'no control character and no broken line comes of %s',
  (_, name) => {
    it('in files of own products, good or bad', async () => {
      await showAll(teamOf(name));
    });

    it('as the title of the vendor that decides', async () => {
      const team = teamFolder(
        { 'products/sound.yaml': soundOverlay(name) },
        'dates: { openstack: sound }\n',
        'watches:\n  - id: a\n    follow: { openstack: [2025.1] }\n',
      );
      await showAll(team);
      const outbox = join(team.folder, 'state', 'outbox');
      const [status] = [await lastpatchHere('settings', 'validate', '--config', team.config)].map(
        (done) => done.status,
      );
      // What can be a title is told by letters; what cannot is refused before the first.
      const letters = status === 0 ? readdirSync(outbox) : [];
      expect(letters).toHaveLength(status === 0 ? 2 : 0);
      for (const letter of letters) expectHarmless(readFileSync(join(outbox, letter), 'utf8').split('\n'));
    });
  },
);

it('nor of any text', async () => {
  await fc.assert(
    fc.asyncProperty(anyTexts(), async (text) => {
      await showAll(teamOf(text));
    }),
    { numRuns: 15 },
  );
});
