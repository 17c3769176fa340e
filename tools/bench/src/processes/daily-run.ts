/**
 * The daily run of one day, with a ledger, kept sources and pages in a folder:
 *   daily-run.js SETTINGS.yaml FOLDER YYYY-MM-DD
 * It sends its letters nowhere.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarDate } from '@lastpatch/release-model';
import { readSettings } from '@lastpatch/settings';
import { publishToFolder } from '../../../../apps/notifier/src/adapters/page-folder.ts';
import { SourceFolder } from '../../../../apps/notifier/src/adapters/source-folder.ts';
import { SqliteOutbox } from '../../../../apps/notifier/src/adapters/sqlite-outbox.ts';
import { readTextFile } from '../../../../apps/notifier/src/adapters/text-file.ts';
import { dailyRun, type DailyRunDone } from '../../../../apps/notifier/src/daily-run/daily-run.ts';
import { measured } from './measured.ts';

const [, , settings = '', folder = '', day = ''] = process.argv;
const outbox = SqliteOutbox.open(join(folder, 'ledger.sqlite'));
const withPages = process.argv.includes('--pages');

await measured(
  () =>
    dailyRun({
      outbox,
      channels: [
        {
          name: 'nowhere',
          carries: 'letters',
          timeLimitMs: 60_000,
          maxBytes: null,
          publish: () => Promise.resolve({ state: 'sent' }),
        },
      ],
      written: readSettings(readFileSync(settings, 'utf8'), settings),
      settingsName: settings,
      team: { catalog: { products: [] }, problems: [] },
      store: new SourceFolder(join(folder, 'sources')),
      readText: readTextFile,
      isRefresh: true,
      today: calendarDate(day),
      now: () => Date.parse(`${day}T16:00:00Z`),
      ...(withPages ? { pages: { public: (tree) => publishToFolder(join(folder, 'pages'), tree) } } : {}),
      dryRun: false,
      tell: (sentence) => console.error(sentence),
    }),
  (done) => saidOf(done as DailyRunDone),
);
outbox.close();

function saidOf({ report, refreshed }: DailyRunDone): string {
  for (const { problems } of refreshed) if (problems.length > 0) throw new Error(problems.join(' '));
  return `${report.catalog.products.length} products, ${report.deliveries.length} letters`;
}
