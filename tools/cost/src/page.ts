import { withBlocks } from './blocks.ts';
import { type Allowances, costLines, costOf } from './month.ts';
import { NOTED, type Price, PRICE_NAMES, PRICES, REGION } from './prices.ts';
import { GOAL, GROWTH, SCENARIOS, type Scenario } from './scenarios.ts';
import { tableOf } from './table.ts';
import { usageOf } from './usage.ts';

/** A part of the page that is computed. */
type BlockName = 'goal' | 'scenarios' | 'lines' | 'growth' | 'prices';

const BLOCKS: Readonly<Record<BlockName, () => readonly string[]>> = {
  goal: goalSaid,
  scenarios: scenarioTable,
  lines: lineTable,
  growth: growthTable,
  prices: priceTable,
};

/**
 * docs/cost.md with its computed parts as they are by the prices and figures of today.
 *
 * @param text the page as it is
 * @throws PageError when it has no place for one of them, or more than one
 */
export function renewed(text: string): string {
  return withBlocks(text, 'docs/cost.md', BLOCKS);
}

/** US dollars with cents; what is less than a cent and more than nothing says so. */
export function dollars(usd: number): string {
  return usd > 0 && usd < 0.005 ? 'under $0.01' : `$${usd.toFixed(2)}`;
}

const COLUMNS: readonly Allowances[] = ['alone', 'used up'];
const HEADS: Readonly<Record<Allowances, string>> = {
  alone: 'alone in an account',
  'used up': 'allowances used up',
};

function costIn({ deployment }: Scenario, allowances: Allowances): number {
  return costOf(usageOf(deployment), allowances);
}

const numbers = (heads: readonly string[]): { head: string; isNumber: true }[] =>
  heads.map((head) => ({ head, isNumber: true }));

function scenarioTable(): readonly string[] {
  return tableOf(
    [
      { head: 'who is told, by 2 watches' },
      ...numbers(['mails', 'SMS', ...COLUMNS.map((allowances) => HEADS[allowances])]),
    ],
    SCENARIOS.map((scenario) => {
      const { emails = 0, smsUs = 0, smsGermany = 0 } = usageOf(scenario.deployment);
      const counts = [emails, smsUs + smsGermany].map((many) => Math.round(many).toLocaleString('en'));
      return [
        scenario.name,
        ...counts,
        ...COLUMNS.map((allowances) => dollars(costIn(scenario, allowances))),
      ];
    }),
  );
}

function goalSaid(): readonly string[] {
  const [alone, usedUp] = COLUMNS.map((allowances) => costIn(GOAL, allowances));
  const said = (usd = 0): string => {
    const over = usd - GOAL.usd;
    return `${dollars(usd)}, ${over <= 0 ? 'so it is met' : `so it is missed by ${dollars(over)}`}`;
  };
  const most = [...costLines(usageOf(GOAL.deployment), 'used up')]
    .sort((a, b) => b.usd - a.usd)
    .slice(0, 3)
    .map(({ price, used, usd }) => `${dollars(usd)} for ${amount(used)} ${PRICES[price].what}`);
  return [
    `The goal is about ${dollars(GOAL.usd)} a month for ${GOAL.name} with ${GOAL.deployment.watches} watches. Alone in an account it is ${said(alone)}. Where others have used up what AWS gives every account for nothing, it is ${said(usedUp)}: most of that is ${most.join(', ')}.`,
  ];
}

function lineTable(): readonly string[] {
  const usage = usageOf(GOAL.deployment);
  const [alone, usedUp] = COLUMNS.map((allowances) => costLines(usage, allowances));
  const rows = PRICE_NAMES.flatMap((name, index) => {
    const used = usage[name] ?? 0;
    if (used === 0) return [];
    const costs = [alone, usedUp].map((lines) => dollars(lines?.[index]?.usd ?? 0));
    return [[PRICES[name].what, amount(used), ...costs]];
  });
  const sum = COLUMNS.map((allowances) => dollars(costIn(GOAL, allowances)));
  return tableOf(
    [{ head: 'what' }, ...numbers(['in a month', ...COLUMNS.map((allowances) => HEADS[allowances])])],
    [...rows, ['all', '', ...sum]],
  );
}

function growthTable(): readonly string[] {
  const lines = costLines(usageOf(GOAL.deployment), 'used up');
  return tableOf(
    [{ head: 'one more of' }, ...numbers(['costs a month']), { head: 'most of it for' }],
    GROWTH.map((scenario) => {
      const grown = costLines(usageOf(scenario.deployment), 'used up').map(({ price, usd }, index) => ({
        price,
        more: usd - (lines[index]?.usd ?? 0),
      }));
      const most = grown.reduce((a, b) => (b.more > a.more ? b : a));
      const more = grown.reduce((sum, line) => sum + line.more, 0);
      return [scenario.name, dollars(more), PRICES[most.price].what];
    }),
  );
}

function priceTable(): readonly string[] {
  const rows = PRICE_NAMES.map((name) => {
    const price: Price = PRICES[name];
    const per = price.per === 1 ? '' : ` per ${price.per.toLocaleString('en')}`;
    return [
      price.isVerified ? price.what : `${price.what} (**not verified**)`,
      `$${plain(price.usd)}${per}`,
      price.free === 0 ? 'none' : price.free.toLocaleString('en'),
      `<${price.page}>`,
    ];
  });
  const heads = [{ head: `in ${REGION}, noted ${NOTED}` }, ...numbers(['price', 'free each month'])];
  return tableOf([...heads, { head: 'page' }], rows);
}

/** All digits of a small number: 0.0000133334, not 1.33334e-5. */
function plain(usd: number): string {
  return usd.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 12 });
}

/** A quantity with the digits that matter. */
function amount(used: number): string {
  if (used > 0 && used < 0.001) return 'under 0.001';
  return used.toLocaleString(
    'en',
    used < 10 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 0 },
  );
}
