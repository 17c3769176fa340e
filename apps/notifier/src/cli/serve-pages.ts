import { once } from 'node:events';
import type { Server } from 'node:http';
import { addressOf, type ServedPages, servePages } from '../adapters/page-server.ts';
import type { Pages } from '@lastpatch/pages';
import type { PagesOptions } from './commands/pages.ts';
import { UsageFailure } from './failure.ts';
import { addressAsked, madePages } from './made-pages.ts';
import { sayFailure } from './say-failure.ts';
import { say, sayJson } from './write.ts';

/** Where pages are served unless a port is named. */
const USUAL_PORT = 8317;

/** The folder below which the team's pages are served. */
const TEAM = 'private/';

/** How long pages are shown before they are made anew, in milliseconds: the day changes, and a run commits. */
const SHOWN_FOR = 60_000;

/**
 * `lastpatch pages --serve [PORT]`: the public pages on this machine, to itself alone, until it is stopped; with `--private` the
 * team's below them.
 */
export async function servePagesHere(options: PagesOptions): Promise<void> {
  if (options.out !== undefined || typeof options.private === 'string') {
    throw new UsageFailure('--serve writes nothing: leave out the folders of --out and --private.');
  }
  const port = portFrom(options.serve);
  const pages = shownFor(SHOWN_FOR, () => treeOf(options));
  // What is wrong is said now and not when the first page is asked for.
  await pages();
  const server = await servePages({ port, pages, tell: sayFailure });
  const address = addressOf(server);
  if (options.json) sayJson({ address });
  else {
    say(
      `Pages at ${address}`,
      ...(options.private ? [`Private pages at ${address}${TEAM}`] : []),
      'Only this machine can read them. Ctrl-C ends it.',
    );
  }
  await stopped(server);
}

function portFrom(asked: PagesOptions['serve']): number {
  if (asked === undefined || asked === true) return USUAL_PORT;
  const port = /^\d{1,5}$/.test(asked) ? Number(asked) : Number.NaN;
  if (port <= 65_535) return port;
  throw new UsageFailure(`--serve ${asked}: expected a port from 1 to 65535, or 0 for any that is free.`);
}

async function treeOf(options: PagesOptions): Promise<ServedPages> {
  const address = options.address === undefined ? undefined : await addressAsked(options.address);
  const hasPrivate = options.private === true;
  const made = await madePages(options, { hasPublic: true, hasPrivate, address });
  const place = (path: string): [pages: Pages | undefined, path: string] =>
    path.startsWith(TEAM) ? [made.private?.pages, path.slice(TEAM.length)] : [made.public?.pages, path];
  return {
    get: (asked) => {
      const [pages, path] = place(asked);
      return pages?.get(path);
    },
    has: (asked) => {
      const [pages, path] = place(asked);
      return pages?.has(path) ?? false;
    },
  };
}

/** Something that is made anew when it has been shown for so long, or could not be made. */
function shownFor<T>(ms: number, make: () => Promise<T>): () => Promise<T> {
  let shown: Promise<T> | undefined;
  let since = 0;
  return () => {
    if (shown === undefined || Date.now() - since > ms) {
      since = Date.now();
      shown = make();
      shown.catch(() => (shown = undefined));
    }
    return shown;
  };
}

/** Waits until the process is asked to end, and lets go of the port. */
async function stopped(server: Server): Promise<void> {
  const closed = once(server, 'close');
  const stop = (): void => {
    server.close();
    server.closeAllConnections();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  await closed;
}
