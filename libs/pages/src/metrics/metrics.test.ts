import { loadBundledCatalog } from '@lastpatch/release-catalog/catalog';
import { calendarDate, type Catalog } from '@lastpatch/release-model';
import { catalogWith, productWith, releaseWith, declared, scheduled } from '@lastpatch/release-model/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyTexts, hostileCatalog, HOSTILE_NAMES } from '../../testing/index.ts';
import { publicPages } from '../public-pages.ts';
import { exposition } from './exposition.ts';
import { labelValue } from './label-value.ts';

const SAMPLE = /^([a-z_]+)\{((?:[a-z_]+="(?:[^"\\\n]|\\["\\n])*",?)*)\} (-?\d+)$/;

/** The samples of a file, once it holds to the rules of the format. */
function samplesOf(text: string): string[] {
  expect(text.endsWith('\n') || text === '').toBe(true);
  let current = '';
  const seen = new Set<string>();
  const series: string[] = [];
  const lines = text.split('\n').slice(0, -1);
  for (const [index, line] of lines.entries()) {
    const [, head] = /^# HELP ([a-z_]+) \S.*$/.exec(line) ?? [];
    if (head !== undefined) {
      expect(seen.has(head)).toBe(false);
      seen.add((current = head));
      expect(lines[index + 1]).toBe(`# TYPE ${head} gauge`);
    } else if (!line.startsWith('# TYPE ')) {
      const [, name, labels] = SAMPLE.exec(line) ?? [];
      expect(name, line).toBe(current);
      series.push(`${current}{${labels ?? ''}}`);
    }
  }
  expect(new Set(series).size).toBe(series.length);
  return lines.filter((line) => !line.startsWith('#'));
}

function metricsOf(catalog: Catalog, on = '2026-08-21'): string {
  return publicPages(catalog, calendarDate(on)).pages.get('metrics.prom') ?? '';
}

describe('metrics', () => {
  it('of the bundled catalog are sound', async () => {
    const samples = samplesOf(metricsOf(await loadBundledCatalog()));
    expect(samples).toContain(
      'lastpatch_release_days_left{product="openstack",release="2025.1",phase="unmaintained",state="planned"} 42',
    );
    expect(samples).toContain('lastpatch_source_read_timestamp_seconds{source="openstack"} 1787270400');
  });

  it('of hostile names are sound, and none is lost', () => {
    const catalog = hostileCatalog();
    const samples = samplesOf(metricsOf(catalog));
    const releases = catalog.products.reduce((sum, product) => sum + product.releases.length, 0);
    expect(samples.filter((line) => line.startsWith('lastpatch_release_days_left'))).toHaveLength(releases);
  });

  it('say when a run last did all that it should, where that is known', () => {
    const metrics = (lastRun?: number): string | undefined =>
      publicPages(catalogWith(), calendarDate('2026-08-21'), { lastRun }).pages.get('metrics.prom');
    expect(metrics(Date.parse('2026-08-21T05:00:07.9Z'))).toContain(
      '\nlastpatch_last_run_timestamp_seconds{} 1787288407\n',
    );
    expect(metrics()).not.toContain('last_run');
  });

  it.each([
    ['2026-10-01', ['1']],
    ['2026-10-02', ['0']],
    ['2026-10-03', ['-1']],
  ])('count from the day, %s, also past a plan without its word', (on, left) => {
    const release = releaseWith('2025.1', [
      declared('maintained', '2025-04-02'),
      scheduled('unmaintained', '2026-10-02'),
    ]);
    const text = metricsOf(
      catalogWith(productWith({ asOf: calendarDate('2026-10-03'), releases: [release] })),
      on,
    );
    const samples = samplesOf(text).filter((line) => line.includes('days_left'));
    expect(samples.map((line) => line.split(' ').at(-1))).toEqual(left);
  });

  it('leave out a gauge of nothing, and a series that is there already', () => {
    const sample = { labels: { a: 'x' }, value: 1 };
    expect(exposition([{ name: 'none', help: 'Nothing.', samples: [] }])).toBe('');
    expect(
      exposition([{ name: 'one', help: 'A \\ b\nc.', samples: [sample, { ...sample, value: 2 }] }]),
    ).toBe('# HELP one A \\\\ b\\nc.\n# TYPE one gauge\none{a="x"} 1\n');
  });

  it('have labels that are short, harmless and told apart', () => {
    const names = fc.oneof(anyTexts(100), fc.constantFrom(...Object.values(HOSTILE_NAMES)));
    fc.assert(
      fc.property(names, names, (a, b) => {
        expect(labelValue(a).length).toBeLessThan(100);
        expect(labelValue(a).isWellFormed()).toBe(true);
        if (a !== b) expect(labelValue(a)).not.toBe(labelValue(b));
      }),
    );
  });
});
