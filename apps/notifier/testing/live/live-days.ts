import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { calendarDate } from '@lastpatch/release-model';
import { readSettings } from '@lastpatch/settings';
import { SourceFolder } from '../../src/adapters/source-folder.ts';
import { readTextFile } from '../../src/adapters/text-file.ts';
import { MemoryOutbox } from '../../src/adapters/memory-outbox.ts';
import { dailyRun } from '../../src/daily-run/daily-run.ts';
import { sourceReports } from '../../src/daily-run/source-reports.ts';
import type { Notice } from '../../src/daily-check/notice.ts';
import { RecordingChannel } from '../recording-channel.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { upstream } from '../web/upstream.ts';
import { mirrorSettings } from './mirror-settings.ts';

/** What a path answers: a text or bytes with status 200, or in a way of its own. */
export type Answer = string | Buffer | RequestListener;

/** What one daily run said and told. */
export interface LiveDay {
  /** What it said of its sources, without addresses that change from test to test; empty when nothing was wrong. */
  readonly said: string;
  /** `moved 2025.1 unmaintained 2026-10-16`; in the order of the letter. */
  readonly told: readonly string[];
  /** How often upstream was asked. */
  readonly asked: number;
}

/** Where the server has upstream's files. */
export type UpstreamPath = '/archive' | '/status' | '/products';

/** Daily runs of one machine, whose sources are read from a server on this one that plays upstream. */
export class LiveDays {
  readonly #answers = new Map<string, Answer>();
  readonly #outbox = new MemoryOutbox();
  readonly #state = temporaryFolder();
  #server: Awaited<ReturnType<typeof upstream>> | undefined;
  readonly #watches: string;

  /** @param follow what is followed, in YAML */
  constructor(
    follow = '{ openstack: { releases: all, projects: all, kinds: [moved, unscheduled, scheduled, due, entered, withdrawn, version, retired, announced] }, ubuntu: { releases: all, projects: all, kinds: [moved, unscheduled, scheduled, entered, withdrawn, version] } }',
  ) {
    this.#watches = `watches:\n  - id: platform\n    follow: ${follow}\n    reminders: []\n    digest: off\n`;
  }

  /** What a path answers from now on. */
  answer(path: UpstreamPath, answer: Answer): this {
    this.#answers.set(path, answer);
    return this;
  }

  /** The run of a day. */
  async on(day: string): Promise<LiveDay> {
    const server = (this.#server ??= await upstream((request, response) => {
      const answer = this.#answers.get(request.url ?? '');
      if (typeof answer === 'function') answer(request, response);
      else if (answer === undefined)
        response.writeHead(404, { 'content-type': 'text/html' }).end('<html>no</html>');
      else response.end(answer);
    }));
    const before = server.requests.length;
    const today = calendarDate(day);
    const channel = new RecordingChannel();
    const { report, settings, refreshed } = await dailyRun({
      outbox: this.#outbox,
      channels: [channel],
      written: readSettings(`${this.#watches}${mirrorSettings(server.port, this.#state)}`, 'lastpatch.yaml'),
      team: { catalog: { products: [] }, problems: [] },
      settingsName: 'lastpatch.yaml',
      store: new SourceFolder(join(this.#state, 'sources')),
      readText: readTextFile,
      isRefresh: true,
      today,
      now: () => Date.parse(`${day}T16:00:00Z`),
      dryRun: false,
      tell: () => undefined,
    });
    const sources = sourceReports({ report, watches: settings.watches, refreshed });
    const problems = sources.flatMap(({ problem }) => problem ?? []);
    return {
      said: problems.join(' ').replaceAll(/https:\/\/127\.0\.0\.1:\d+/g, ''),
      told: report.deliveries.flatMap(({ letter }) => letter.notices.map(noticeSaid)),
      asked: server.requests.length - before,
    };
  }
}

function noticeSaid({ kind, product, release, phase, date, version, project }: Notice): string {
  const what = version ?? (project === undefined ? phase : `${project} ${phase ?? ''}`);
  return [kind, release ?? product, what, date].filter((word) => word !== null).join(' ');
}
