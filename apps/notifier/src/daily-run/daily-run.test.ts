import { calendarDate } from '@lastpatch/release-model';
import { readSettings } from '@lastpatch/settings';
import { expect, it } from 'vitest';
import { openstackCatalog } from '../../testing/catalog-files.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { MemoryOutbox } from '../adapters/memory-outbox.ts';
import { SourceFolder } from '../adapters/source-folder.ts';
import type { Channel } from '../daily-check/ports.ts';
import { dailyRun, type DailyRunDone } from './daily-run.ts';

const WATCH = 'watches: [{ id: platform, follow: { openstack: supported } }]\n';

/** What a run does, in its order, with pages that are published or not. */
async function stepsOf(publish: () => Promise<void>, dryRun = false): Promise<[DailyRunDone, string[]]> {
  const steps: string[] = [];
  const outbox = new MemoryOutbox();
  const channel: Channel = {
    name: 'recording',
    carries: 'letters',
    timeLimitMs: 1000,
    maxBytes: null,
    publish: () => {
      steps.push('letter');
      return Promise.resolve({ state: 'sent' });
    },
  };
  const done = await dailyRun({
    outbox,
    channels: [channel],
    written: readSettings(WATCH, 'lastpatch.yaml'),
    settingsName: 'lastpatch.yaml',
    team: { catalog: await openstackCatalog('2026-08-21'), problems: [] },
    store: new SourceFolder(temporaryFolder()),
    readText: () => Promise.reject(new Error('nothing is read')),
    isRefresh: false,
    today: calendarDate('2026-08-21'),
    now: () => 0,
    heartbeat: () => Promise.resolve(void steps.push('heartbeat')),
    pages: {
      public: async () => {
        steps.push('pages');
        await publish();
        return { written: [], unchanged: 0, removed: [] };
      },
    },
    dryRun,
    tell: () => undefined,
  });
  return [done, steps];
}

it('publishes pages after the letters, and records the heartbeat last', async () => {
  const [{ pages }, steps] = await stepsOf(() => Promise.resolve());
  expect(steps).toEqual(['letter', 'pages', 'heartbeat']);
  expect(pages).toEqual({
    public: { written: [], unchanged: 0, removed: [] },
    private: null,
    failures: [],
  });
});

it('records the heartbeat though pages could not be published, and says why they were not', async () => {
  const why = new Error('the disk is full');
  const [{ pages }, steps] = await stepsOf(() => Promise.reject(why));
  expect(steps).toEqual(['letter', 'pages', 'heartbeat']);
  expect(pages).toEqual({ public: null, private: null, failures: [why] });
});

it('does nothing of it when it is dry', async () => {
  const [, steps] = await stepsOf(() => Promise.resolve(), true);
  expect(steps).toEqual([]);
});
