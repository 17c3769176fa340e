import { expect, it } from 'vitest';
import type { DataOption } from './asked.ts';
import { measureRows } from './measure-rows.ts';
import { NotHere, type Row } from './row.ts';

function row(name: string, needs: readonly DataOption[] = [], measure?: Row['measure']): Row {
  const figure = { value: 1, unit: 'ms' } as const;
  return { name, needs, measure: measure ?? (() => Promise.resolve([{ what: name, figure }])) };
}

async function measured(
  rows: readonly Row[],
  asked: Partial<Parameters<typeof measureRows>[1]> = {},
): Promise<{ measured: string[]; skipped: string[]; failures: string[] }> {
  const places = { folder: () => '', process: (name: string) => name, tell: () => undefined };
  const { figures, skipped, failures } = await measureRows(
    rows,
    { data: {}, rounds: 1, only: undefined, ...asked },
    places,
  );
  return {
    measured: figures.map(({ what }) => what),
    skipped: skipped.map(({ row: name, why }) => `${name}: ${why}`),
    failures: failures.map(({ message }) => message),
  };
}

it('measures the rows whose data are there, in their order', async () => {
  const rows = [
    row('import', ['openstack']),
    row('pages', ['endoflife-date', 'series-status']),
    row('fleet'),
  ];
  expect(await measured(rows, { data: { openstack: 'a.tar.gz' } })).toEqual({
    measured: ['import', 'fleet'],
    skipped: ['pages: it needs --endoflife-date and --series-status'],
    failures: [],
  });
});

it('measures the rows that are wanted, and says nothing of the others', async () => {
  const rows = [row('import', ['openstack']), row('pages'), row('fleet')];
  expect(await measured(rows, { only: ['fleet'] })).toEqual({
    measured: ['fleet'],
    skipped: [],
    failures: [],
  });
});

it('skips a row that needs what this machine lacks', async () => {
  const rows = [row('import', [], () => Promise.reject(new NotHere('PyYAML is not here'))), row('fleet')];
  expect(await measured(rows)).toEqual({
    measured: ['fleet'],
    skipped: ['import: PyYAML is not here'],
    failures: [],
  });
});

it('goes on after a row that fails, and says why', async () => {
  const rows = [row('import', [], () => Promise.reject(new Error('it says something else'))), row('fleet')];
  expect(await measured(rows)).toEqual({
    measured: ['fleet'],
    skipped: ['import: measuring it failed'],
    failures: ['import: it says something else'],
  });
});

it('gives rows the data that are there', async () => {
  const seen: unknown[] = [];
  const rows = [
    row('import', ['openstack'], (bench) => {
      seen.push(bench.data('openstack'), bench.dataIfGiven('endoflife-date'));
      return Promise.resolve([]);
    }),
  ];
  await measured(rows, { data: { openstack: 'a.tar.gz' } });
  expect(seen).toEqual(['a.tar.gz', undefined]);
});
