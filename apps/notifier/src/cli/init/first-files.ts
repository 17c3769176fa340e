import type { Catalog } from '@lastpatch/release-model';
import {
  readSettings,
  readSubscribers,
  refusedAtHome,
  type SettingsText,
  writtenFleet,
  type WrittenFleet,
} from '@lastpatch/settings';
import { SettingsError } from '@lastpatch/settings/settings-error';
import { NO_PRODUCT_SETTINGS } from '../../adapters/settings-file.ts';
import { allChecked } from '../all-read.ts';
import type { Answers } from './answers.ts';
import { settingsText, watchesOf } from './settings-text.ts';
import { subscribersText } from './subscribers-text.ts';

/** The files that answers make, and what they mean. */
export interface FirstFiles {
  readonly settings: string;
  /** Undefined when nobody is to be told. */
  readonly subscribers: string | undefined;
  readonly written: SettingsText;
  readonly fleet: WrittenFleet | undefined;
}

const SETTINGS = 'lastpatch.yaml';

/**
 * Makes the files and reads them back as `lastpatch settings validate` does.
 *
 * @throws SettingsError with all that is wrong
 */
export function firstFiles(answers: Answers, catalog: Catalog): FirstFiles {
  const settings = settingsText(answers);
  const subscribers = subscribersText(answers);
  const written = readSettings(settings, SETTINGS);
  const fleet = writtenFleet(written, [], SETTINGS);
  const team = { catalog, own: [], settings: NO_PRODUCT_SETTINGS, problems: [] };
  allChecked({ written, team, fleet }, SETTINGS);
  if (subscribers !== undefined) {
    const refused = refusedAtHome(written.settings.send);
    readSubscribers(subscribers, 'subscribers.yaml', { watches: watchesOf(answers), refused });
  }
  return { settings, subscribers, written, fleet };
}

/** What is wrong with answers, a sentence each; nothing when they make good files. */
export function problemsWith(answers: Answers, catalog: Catalog): string[] {
  try {
    firstFiles(answers, catalog);
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    // An entry of several watches is wrong in each.
    return [...new Set(error.problems.map(({ problem }) => withWay(problem)))];
  }
}

/** Of a product that is near none that is known, where those stand, and how one's own are made known. */
function withWay(problem: string): string {
  if (!problem.startsWith('unknown product') || problem.includes(': did you mean')) return problem;
  return `${problem}: "lastpatch status" lists those that are known; for one of your own write its dates down afterwards, as docs/own-products.md shows`;
}
