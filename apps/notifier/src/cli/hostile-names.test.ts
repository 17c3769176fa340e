import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addDays,
  calendarDate,
  catalogDifference,
  productStatus,
  projectStatus,
  type Catalog,
  type Product,
  type ReleaseStatus,
} from '@lastpatch/release-model';
import {
  catalogWith,
  declared,
  inRelease,
  productWith,
  projectWith,
  releaseWith,
  scheduled,
  version,
} from '@lastpatch/release-model/testing';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it, vi } from 'vitest';
import { fileOf } from '../../testing/catalog-files.ts';
import { anyTexts, HARMFUL, HOSTILE_NAMES } from '../../testing/hostile-names.ts';
import { lastpatchHere } from '../../testing/lastpatch-here.ts';
import { factOf, letterOf, noticeOf, standingOf } from '../../testing/sample-letters.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { watchOf } from '../../testing/watch-builder.ts';
import { letterText } from '../letters/letter-text.ts';
import { plainLine } from '../letters/plain-line.ts';
import { differenceLines } from './output/difference-lines.ts';
import { projectTables } from './output/project-table.ts';
import type { ProductStanding } from './commands/status.ts';
import { runLines } from './output/run-lines.ts';
import { sourceReports } from '../daily-run/source-reports.ts';
import { statusTable } from './output/status-table.ts';

// Colours are escapes too: without them, any escape is one that came in with a name.
vi.hoisted(() => {
  process.env['NO_COLOR'] = '1';
});

const TODAY = calendarDate('2026-09-02');
const NAMES = Object.entries(HOSTILE_NAMES);
const FLEET =
  'fleet:\n  hopDays: 30\n  environments:\n    - { name: region-one, runs: [{ openstack: a }, { openstack: b }, { nova: 1.0.0 }] }\n';

/** A product of which every name that upstream gives is this one. */
function productOf(name: string): Product {
  const ends = [declared('maintained', '2025-01-01'), scheduled('unmaintained', '2026-10-02')] as const;
  const word = name.replace(/[\s,]/g, '') || 'none';
  return productWith({
    title: name,
    aliases: [name],
    asOf: TODAY,
    releases: [
      releaseWith(`1${name}`, [declared('maintained', '2020-01-01'), declared('end-of-life', '2021-01-01')], {
        key: 'a',
        name,
      }),
      releaseWith(`2${name}`, ends, {
        key: 'b',
        name,
        aliases: [name],
        link: `https://releases.example/${name}`,
      }),
      releaseWith(`3${name}`, [scheduled('maintained', '2027-01-01')], { key: 'c', name: null }),
    ],
    projects: [
      projectWith('nova', {
        service: name,
        team: name,
        integratedSince: 'a',
        releases: [
          inRelease('b', { versions: [version(word, '2026-01-01'), version('1.0.0')] }),
          inRelease(null, { versions: [version(word)] }),
        ],
      }),
      projectWith(`x${name}`, {
        service: name,
        team: name,
        standing: 'official',
        releases: [inRelease('b', { versions: [version('1.0.0')] })],
      }),
    ],
    milestones: [
      { release: 'b', kind: 'other', slug: name, from: TODAY, until: addDays(TODAY, 7), project: name },
    ],
  });
}

/** What a vendor of the same name says of every release. */
function vendorsOf(vendor: Product, statuses: readonly ReleaseStatus[]): ProductStanding['vendors'] {
  return new Map(statuses.map((status) => [status.release.key, [{ ...status, vendor }]]));
}

function expectHarmless(lines: readonly string[]): void {
  for (const line of lines) expect(line).not.toMatch(HARMFUL);
}

describe.each(NAMES)('no control character and no broken line comes of %s', (_, name) => {
  const product = productOf(name);
  const catalog = catalogWith(product);

  it('in a table of releases', () => {
    const statuses = productStatus(product, TODAY);
    const vendors = vendorsOf(product, statuses);
    const lines = statusTable(TODAY, { product, statuses, vendors, absent: [name], all: true });
    expectHarmless(lines);
    // Two releases that have begun, of which a vendor dates each.
    expect(lines.filter((line) => /maintained|end of life/.test(line))).toHaveLength(4);
  });

  it('in tables of projects', () => {
    const found = product.projects.map((project) => projectStatus(product, project, TODAY));
    expectHarmless(projectTables(product, TODAY, found));
    for (const status of found) expectHarmless(projectTables(product, TODAY, [status]));
  });

  it('in the lines of a difference', () => {
    const renamed = {
      ...product,
      releases: product.releases.map((release) => ({ ...release, id: `${release.id}!` })),
    };
    for (const [was, now] of [
      [catalogWith(), catalog],
      [catalog, catalogWith()],
      [catalog, catalogWith(renamed)],
      [catalogWith(productWith()), catalog],
    ] as const) {
      const changes = catalogDifference(was, now);
      const lines = differenceLines(changes);
      expect(lines.length).toBeGreaterThan(0);
      expectHarmless(lines);
    }
  });

  it('in a letter, its subject and what a run shows', () => {
    const parts = {
      productTitle: name,
      releaseTitle: name,
      release: name,
      link: `https://releases.example/${name}`,
    };
    const notices = [
      noticeOf(parts),
      noticeOf({ ...parts, step: 0, date: TODAY }),
      factOf({ ...parts, kind: 'due' }),
      factOf({ ...parts, kind: 'entered' }),
      factOf({ ...parts, kind: 'released', phase: 'maintained' }),
    ];
    const told = { watchTitle: name, follows: name, sources: [{ title: name, asOf: addDays(TODAY, -30) }] };
    const letters = [
      letterOf({ ...told, notices }),
      letterOf({ ...told, kind: 'welcome', notices: [], standings: [standingOf(parts)] }),
    ];
    for (const letter of letters) {
      const { subject, text } = letterText(letter, TODAY);
      expect(subject).toMatch(/^[\x20-\x7e]{1,99}$/);
      expectHarmless(text.split('\n'));
      // What cannot be broken, a link or a very long word, may be wider.
      const wide = text.split('\n').filter((line) => stringWidth(line) > 72 && line.trim().includes(' '));
      if (stringWidth(name) < 40) expect(wide.filter((line) => !line.includes('https://'))).toEqual([]);
      expect(
        text.split('\n').filter((line) => /^(REMINDER|PLANNED|DUE|ENDED|RELEASED) /.test(line)),
      ).toHaveLength(letter.notices.length);
    }
    const deliveries = letters.map((letter) => ({
      letter,
      channel: 'folder',
      state: 'pending' as const,
      why: name,
    }));
    const stale: Catalog = { products: [{ ...product, asOf: addDays(TODAY, -30) }] };
    const held = [{ source: 'openstack', hash: '123456789abc', since: TODAY, why: name, facts: [] }];
    const merged: Catalog = { products: stale.products.map((known) => ({ ...known, missingSince: TODAY })) };
    for (const known of [stale, merged]) {
      const rest = {
        lastDay: undefined,
        catalog: stale,
        merged: known,
        held,
        read: stale,
        unsorted: known.products,
        isCut: false,
        before: undefined,
        sources: [],
        news: [],
      };
      const report = { on: TODAY, revision: 2, deliveries, ...rest };
      const lines = runLines(
        report,
        sourceReports({ report, watches: [watchOf({ follow: { openstack: 'all' } })], refreshed: [] }),
        { folder: name, who: new Map(), isDryRun: false },
      );
      expectHarmless(lines.flatMap((block) => block.split('\n')));
    }
  });

  it('in what any command shows of a catalog that holds it', async () => {
    const file = fileOf(catalog);
    const other = fileOf(catalogWith(productWith({ asOf: TODAY })));
    const folder = temporaryFolder();
    const config = join(folder, 'mine.yaml');
    writeFileSync(
      config,
      `watches:\n  - id: a\n    title: ${JSON.stringify(plainLine(name).slice(0, 90) || 'x')}\n    follow: { openstack: all }\n${FLEET}`,
    );
    const run = ['run', '--config', config, '--state', join(folder, 'state')];
    const shown: [number, readonly string[]][] = [
      [0, ['status', '--all']],
      [2, ['status', 'openstack@nothing-like-it']],
      [2, ['status', 'nothing-like-it']],
      [0, ['upcoming', '--days', '400', '--project', 'nova']],
      [0, ['plan', 'openstack@b', 'nova@1.0.0']],
      [0, ['plan', '--config', config]],
      [3, ['check', 'region-one', '--within', '90', '--config', config]],
      [0, ['settings', 'validate', '--config', config]],
      [2, ['plan', 'openstack@nothing-like-it']],
      [3, ['check', 'openstack@b', 'nova@1.0.0', '--within', '90']],
      [0, ['project', 'nova']],
      [0, ['project', 'nova@1.0.0']],
      [2, ['project', 'nova@nothing-like-it']],
      [2, ['project', 'nothing-like-it']],
      [0, ['catalog', 'validate', file]],
      [0, ['catalog', 'diff', other, file]],
      [0, [...run, '--on', '2026-09-01']],
      [0, run],
    ];
    for (const [status, args] of shown) {
      const on = args.includes('--on') ? [] : ['--on', '2026-09-02'];
      const finished = await lastpatchHere(...args, '--catalog', file, ...on);
      expect([args, finished.status]).toEqual([args, status]);
      expectHarmless([...finished.stdout.split('\n'), ...finished.stderr.split('\n')]);
    }
    const outbox = join(folder, 'state', 'outbox');
    expect(existsSync(outbox)).toBe(true);
    const letters = readdirSync(outbox);
    expect(letters).toHaveLength(2);
    for (const letter of letters) expectHarmless(readFileSync(join(outbox, letter), 'utf8').split('\n'));
  });
});

describe('whatever a name holds', () => {
  it('tables, differences and letters stay harmless', () => {
    fc.assert(
      fc.property(anyTexts(), (name) => {
        const product = productOf(name);
        expectHarmless(
          statusTable(TODAY, {
            product,
            statuses: productStatus(product, TODAY),
            vendors: vendorsOf(product, productStatus(product, TODAY)),
            absent: [name],
            all: true,
          }),
        );
        expectHarmless(differenceLines(catalogDifference(catalogWith(), catalogWith(product))));
        const { text } = letterText(
          letterOf({ follows: name, notices: [noticeOf({ releaseTitle: name, link: name })] }),
          TODAY,
        );
        expectHarmless(text.split('\n'));
      }),
    );
  });
});
