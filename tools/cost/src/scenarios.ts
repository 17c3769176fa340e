import { type Deployment, USUAL } from './usage.ts';

/** A deployment that someone may ask about. */
export interface Scenario {
  readonly name: string;
  readonly deployment: Deployment;
}

const HUNDRED: Deployment = { ...USUAL, emails: 100 };

/** The one that the goal is set for. */
export const GOAL: Scenario & { readonly usd: number } = {
  name: '100 by email',
  deployment: HUNDRED,
  usd: 1,
};

/** As docs/pages.md has them measured. */
const BUNDLED_PAGES = { all: 2751, changeADay: 156 };

/** Those of the page. */
export const SCENARIOS: readonly Scenario[] = [
  { name: '10 by email', deployment: { ...USUAL, emails: 10 } },
  GOAL,
  { name: '10,000 by email', deployment: { ...USUAL, emails: 10_000 } },
  { name: '100 by email, 20 watches', deployment: { ...HUNDRED, watches: 20 } },
  { name: '100 by email, 5 phones in the US', deployment: { ...HUNDRED, phones: { us: 5, germany: 0 } } },
  { name: '100 by email, 5 phones in Germany', deployment: { ...HUNDRED, phones: { us: 0, germany: 5 } } },
  { name: '100 by email, 10 machines over HTTPS', deployment: { ...HUNDRED, https: 10 } },
];

/** What is added to the deployment of the goal, to see what grows with it. */
export const GROWTH: readonly Scenario[] = [
  { name: 'a watch', deployment: { ...HUNDRED, watches: HUNDRED.watches + 1 } },
  { name: '100 who get mail', deployment: { ...HUNDRED, emails: HUNDRED.emails + 100 } },
  { name: '100 machines over HTTPS', deployment: { ...HUNDRED, https: 100 } },
  { name: 'the first phone in the US', deployment: { ...HUNDRED, phones: { us: 1, germany: 0 } } },
  { name: 'a phone in Germany', deployment: { ...HUNDRED, phones: { us: 0, germany: 1 } } },
  {
    name: 'products with 12 more letters a year, 4 of them urgent',
    deployment: {
      ...HUNDRED,
      lettersAYear: HUNDRED.lettersAYear + 12,
      urgentAYear: HUNDRED.urgentAYear + 4,
    },
  },
  {
    name: 'public pages, of which 156 change each day',
    deployment: { ...HUNDRED, pages: BUNDLED_PAGES },
  },
  { name: 'a second run each day', deployment: { ...HUNDRED, runsADay: 2 } },
  { name: 'a dashboard', deployment: { ...HUNDRED, dashboards: 2 } },
];
