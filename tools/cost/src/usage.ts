import { METRICS } from '@lastpatch/settings/shared-names';
import type { Usage } from './month.ts';

/** What is deployed, and for how many. */
export interface Deployment {
  readonly watches: number;
  /** People who get mail, each of one watch; the same of phones and machines. */
  readonly emails: number;
  readonly phones: { readonly us: number; readonly germany: number };
  readonly https: number;
  /** Letters of one watch in a year, its digests among them. */
  readonly lettersAYear: number;
  /** Of them such as cannot wait, which go to phones too. */
  readonly urgentAYear: number;
  readonly runsADay: number;
  readonly dashboards: number;
  /** Pages: how many are published, and how many of them change from one day to the next. */
  readonly pages: { readonly all: number; readonly changeADay: number };
}

/** A usual deployment with nobody in it. What its figures are from, docs/cost.md says. */
export const USUAL: Deployment = {
  watches: 2,
  emails: 0,
  phones: { us: 0, germany: 0 },
  https: 0,
  // 22 days with news in the year of the replay that has most, and 12 digests.
  lettersAYear: 34,
  urgentAYear: 11,
  runsADay: 1,
  dashboards: 1,
  pages: { all: 0, changeADay: 0 },
};

const MONTHS = 12;
const DAYS_A_YEAR = 365;
/** As AWS counts a month. */
const HOURS_A_MONTH = 730;

/** Alarms of apps/infra; one of them asks by a query for the failed deliveries of every topic. */
export const ALARMS = 10;
const QUERY_ALARMS = 1;

/** From 1 to 3 seconds on a fast machine, with less of a processor here, and with the time that upstream takes. */
const RUN_SECONDS = 30;
const MEMORY_GB = 1;
const LOG_KB = 5;

/** Those that are read anew. Each is taken to have changed every day, which makes another catalog. */
const SOURCES = 2;
const SOURCES_MB = 4;
const CATALOG_MB = 0.15;
/** Catalogs are kept for ever: those of a year. Of sources, what was written over can be had back for so many days. */
const SOURCES_KEPT_DAYS = 90;

/** A list of S3 holds so many objects. Pages are small, and those that were written over can be had back for so many days. */
const LISTED_OBJECTS = 1000;
const PAGE_MB = 0.002;
const PAGES_KEPT_DAYS = 30;

/** The head is 2 KB with 2 watches, and holds the letters that are open. */
const HEAD_KB = 2;
const HEAD_KB_A_WATCH = 1;
/** A delivery with the message that was sent, and its part of the archive: of a year. */
const DELIVERY_KB = 4;
const ARCHIVE_KB = 1;

/** The body of a mail, with what SNS adds. */
const EMAIL_KB = 10;
/** All bodies of a message are below the 64 KB that count as one call. */
const OPERATORS_MAILS = 4;
/** One in so many deliveries ends in a queue, and a person reads it there. */
const UNDELIVERED_ONE_IN = 1000;
/** SNS lists so many subscriptions in a call; once that took as many calls as there are topics, it is asked topic by topic. */
const LISTED = 100;
const FEWEST_LISTS = 5;

const KB_IN_GB = 1_000_000;
const MB_IN_GB = 1000;

/** What a deployment uses in a month, after its first year. */
export function usageOf(deployment: Deployment): Usage {
  const { watches, phones, https, runsADay, dashboards, pages } = deployment;
  const runs = (DAYS_A_YEAR / MONTHS) * runsADay;
  const letters = (watches * deployment.lettersAYear) / MONTHS;
  const urgent = (watches * deployment.urgentAYear) / MONTHS;
  const emails = (deployment.emails * deployment.lettersAYear) / MONTHS + OPERATORS_MAILS;
  const posts = (https * deployment.lettersAYear) / MONTHS;
  const smsUs = (phones.us * deployment.urgentAYear) / MONTHS;
  const smsGermany = (phones.germany * deployment.urgentAYear) / MONTHS;
  const topics = 2 * watches + 1;
  const subscribers = deployment.emails + phones.us + phones.germany + https;
  return {
    lambdaCalls: runs,
    lambdaSeconds: runs * RUN_SECONDS * MEMORY_GB,
    schedulerCalls: runs,
    ...ledgerUsage(watches, runs, letters + urgent),
    ...bucketUsage(runs, pages),
    snsCalls: letters + urgent + OPERATORS_MAILS + runs * listsARun(subscribers, topics),
    emails,
    httpsPosts: posts,
    smsUs,
    smsGermany,
    usNumbers: phones.us > 0 ? 1 : 0,
    dataOut: ((emails + posts) * EMAIL_KB) / KB_IN_GB,
    queueCalls: (2 * (emails + posts + smsUs + smsGermany)) / UNDELIVERED_ONE_IN,
    metrics: (Object.keys(METRICS).length * Math.min(runs, HOURS_A_MONTH)) / HOURS_A_MONTH,
    alarms: ALARMS - QUERY_ALARMS,
    queriedMetrics: QUERY_ALARMS * topics,
    dashboards,
    logsWritten: (runs * LOG_KB) / KB_IN_GB,
    // For a year.
    logsKept: (runs * LOG_KB * MONTHS) / KB_IN_GB,
    traces: runs,
  };
}

/** As docs/aws-figures.md counts the calls: each letter is claimed and settled, and put into the archive the day after. */
function ledgerUsage(watches: number, runs: number, letters: number): Usage {
  const head = HEAD_KB + HEAD_KB_A_WATCH * watches;
  const kept = (letters * MONTHS * (DELIVERY_KB + ARCHIVE_KB) + head) / KB_IN_GB;
  return {
    ledgerWrites: runs * head + letters * (2 * DELIVERY_KB + ARCHIVE_KB),
    ledgerReads: runs * Math.ceil(head / 4) + letters,
    ledgerStorage: kept,
    ledgerRecovery: kept,
  };
}

/**
 * The settings, the catalog and each source are read; each source and the catalog written; and it is listed what can go. Pages are
 * listed at each run, and written where they differ.
 */
function bucketUsage(runs: number, { all, changeADay }: Deployment['pages']): Usage {
  const days = DAYS_A_YEAR / MONTHS;
  const daysKept = Math.min(SOURCES_KEPT_DAYS, DAYS_A_YEAR) * (runs / (DAYS_A_YEAR / MONTHS));
  return {
    bucketReads: runs * (2 + SOURCES),
    bucketWrites: runs * (SOURCES + 1 + 1 + Math.ceil(all / LISTED_OBJECTS)) + days * changeADay,
    bucketStorage:
      (daysKept * SOURCES_MB + runs * MONTHS * CATALOG_MB + (all + PAGES_KEPT_DAYS * changeADay) * PAGE_MB) /
      MB_IN_GB,
  };
}

function listsARun(subscribers: number, topics: number): number {
  const lists = Math.max(1, Math.ceil(subscribers / LISTED));
  const most = Math.max(FEWEST_LISTS, topics);
  return lists <= most ? lists : most + topics;
}
