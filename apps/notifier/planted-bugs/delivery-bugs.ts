import type { PlantedBug } from './planted-bug.ts';

const IN = 'apps/notifier/src/daily-check';
const OUTBOX = 'apps/notifier/src/adapters/memory-outbox.ts';
const CLAIM = 'apps/notifier/src/daily-check/delivery-claim.ts';

/** Bugs in how letters are committed and sent. */
export const DELIVERY_BUGS: readonly PlantedBug[] = [
  {
    name: 'settle before publish',
    file: `${IN}/deliver.ts`,
    find: `const outcome = await published(deliveries, channel, message);
  await outbox.settle(delivery, attempt, { ...outcome, at: now() });`,
    replace: `await outbox.settle(delivery, attempt, { state: 'sent', at: now() });
  const outcome = await published(deliveries, channel, message);`,
  },
  {
    name: 'deliver before commit',
    file: `${IN}/run-daily-check.ts`,
    find: `const { head: committed, isOurs } = await commitPlan(check, head, { ...plan, letters, news });
  const { revision, sources = [] } = committed;
  const done = { plan, revision, sources, before: isOurs ? head : committed, news: isOurs ? news : [] };
  await check.committed?.(report(check, head, { ...done, deliveries: held }));
  // The other run may go by newer settings: whom it knows, it has welcomed.
  const watches = isOurs ? settledWatches(check, committed) : committed.watches;
  const deliveries = await deliverWith(check, committed, watches);`,
    replace: `const early = head ?? { revision: 0, lastDay: check.today, catalog: plan.catalog, watches: [], held: [] };
  const deliveries = await deliverWith(check, early, settledWatches(check, early));
  const { head: committed, isOurs } = await commitPlan(check, head, { ...plan, letters, news });
  const { revision, sources = [] } = committed;
  const done = { plan, revision, sources, before: isOurs ? head : committed, news: isOurs ? news : [] };
  await check.committed?.(report(check, head, { ...done, deliveries: held }));`,
  },
  {
    name: 'commit without checking the head',
    file: OUTBOX,
    find: 'if ((this.#head?.revision ?? 0) !== after) throw new HeadMovedError(after);',
    replace: '',
  },
  {
    name: 'a delivery without a claim',
    file: `${IN}/deliver.ts`,
    find: 'if (attempt === undefined) return TAKEN;',
    replace: '',
  },
  {
    name: 'a claim that two can have',
    file: OUTBOX,
    find: `if (!kept || !isClaimable(kept.delivery, now)) return undefined;
    const { state, attempts, isResent } = kept.delivery;
    if (attempts !== delivery.attempts) return undefined;`,
    replace: `if (!kept) return undefined;
    const { state, attempts, isResent } = kept.delivery;`,
  },
  {
    name: 'a claim that does not know what it claims',
    file: OUTBOX,
    find: 'if (attempts !== delivery.attempts) return undefined;',
    replace: '',
  },
  {
    name: 'a lease that never ends',
    file: `${IN}/deliver.ts`,
    find: 'isLiving(delivery, now())',
    replace: "delivery.state === 'claimed' && delivery.leaseUntil !== null",
  },
  {
    name: 'a lease that ends at once',
    file: `${IN}/deliver.ts`,
    find: 'const leaseMs = channel.timeLimitMs + LEASE_MARGIN_MS;',
    replace: 'const leaseMs = 0;',
  },
  {
    name: 'unknown resent for ever',
    file: OUTBOX,
    find: "isResent: isResent || state === 'unknown' || state === 'claimed',",
    replace: 'isResent: false,',
  },
  {
    name: 'unknown never resent',
    file: `${IN}/deliver.ts`,
    find: 'if (mayBeOut && delivery.isResent) {',
    replace: 'if (mayBeOut) {',
  },
  {
    name: 're-rendered instead of resent byte for byte',
    file: `${IN}/deliver.ts`,
    find: 'isCopy && delivery.message !== null ? delivery.message : await fresh(deliveries, delivery)',
    replace: 'await fresh(deliveries, delivery)',
  },
  {
    name: 'a resend is not marked',
    file: `${IN}/deliver.ts`,
    find: '...(isCopy ? { isResent: true } : {}), ',
    replace: '',
  },
  {
    name: 'moved cancels no reminders',
    file: `${IN}/current-letter.ts`,
    find: 'if (!product || !release || window?.from !== date)',
    replace: 'if (!product || !release || !window)',
  },
  {
    name: 'a reminder is sent beside what a later letter says of its date',
    file: `${IN}/current-letter.ts`,
    find: 'later.some((letter) => saysMore(letter, notice, today))',
    replace: 'false',
  },
  {
    name: 'a reminder is sent beside its day that has come',
    file: `${IN}/says-more.ts`,
    find: 'return hasCome && tellsOfComing(notice);',
    replace: 'return false;',
  },
  {
    name: 'a reminder is sent beside a nearer one',
    file: `${IN}/says-more.ts`,
    find: 'notice.date === date && (notice.step ?? 0) < step',
    replace: 'false',
  },
  {
    name: 'a late reminder is dropped although nothing else tells its day',
    file: `${IN}/current-letter.ts`,
    find: 'const hasBegun = date <= today && isWord(product.source, window);',
    replace: 'const hasBegun = date <= today;',
  },
  {
    name: 'a reminder is dropped for a phase that is declared for a day to come',
    file: `${IN}/says-more.ts`,
    find: 'const hasCome = date <= today || date <= later.on;',
    replace: 'const hasCome = true;',
  },
  {
    name: 'letters of removed watches still sent',
    file: `${IN}/deliver.ts`,
    find: 'return letter.revision < (watches.get(letter.watch) ?? Infinity);',
    replace: 'return letter.revision < 0;',
  },
  {
    name: 'letters of removed watches sent when they return',
    file: `${IN}/deliver.ts`,
    find: 'return letter.revision < (watches.get(letter.watch) ?? Infinity);',
    replace: 'return !watches.has(letter.watch);',
  },
  {
    name: 'what is refused is given up',
    file: CLAIM,
    find: "if (state === 'pending' || state === 'refused') return true;",
    replace: "if (state === 'pending') return true;",
  },
  {
    name: 'days are counted from the day of the letter',
    file: `${IN}/deliver.ts`,
    find: 'return { ...render(current, today), madeAt: now() };',
    replace: 'return { ...render(current, letter.on), madeAt: now() };',
  },
  {
    name: 'letters to somebody who has left stay open',
    file: `${IN}/deliver.ts`,
    find: 'former?.isGone(delivery.channel) === true && channelOf(delivery) === undefined;',
    replace: 'false;',
  },
  {
    name: 'a letter to somebody who has left is lost to who has come since',
    file: `${IN}/former-subscribers.ts`,
    find: 'const handedOn = await former.outbox.handOn(delivery, { to, why: HANDED_ON, at: now() });',
    replace: 'const handedOn = to.slice(to.length);',
  },
  {
    name: 'a letter to somebody who has left goes to others, whatever they want of it',
    file: `${IN}/former-subscribers.ts`,
    find: 'return channelsOf(channels, letter)',
    replace: 'return channels.filter((channel) => channel.watch === letter.watch)',
  },
  {
    name: 'what may have reached somebody who has left goes to others',
    file: CLAIM,
    find: "return (state === 'pending' || state === 'refused') && !isResent;",
    replace: 'return !isResent || state.length > 0;',
  },
  {
    name: 'what is handed on goes to who comes in a later run',
    file: `${IN}/deliver.ts`,
    find: 'left.length === 0 ? open : withAdded(open, await outbox.openDeliveries())',
    replace: 'open',
  },
  {
    name: 'what is handed on is sent after later letters',
    file: OUTBOX,
    find: 'a.letter - b.letter || a.number - b.number',
    replace: 'a.number - b.number',
  },
  {
    name: 'somebody who has left one of two watches still gets its letters',
    file: `${IN}/deliver.ts`,
    find: 'channels.get(channel)?.find((some) => serves(some, letter))',
    replace: 'channels.get(channel)?.at(0)',
  },
  {
    name: 'somebody gets the letters of every watch',
    file: `${IN}/letter-channels.ts`,
    find: 'channel.carries === carried && serves(channel, letter)',
    replace: 'channel.carries === carried',
  },
  {
    name: 'a letter goes to those who are subscribed, whatever they want of it',
    file: `${IN}/letter-channels.ts`,
    find: 'channel.carries === carried && serves(channel, letter)',
    replace: '(channel.carries === carried || channel.watch !== undefined) && serves(channel, letter)',
  },
  {
    name: 'two letters to one watch at once',
    file: `${IN}/in-lanes.ts`,
    find: 'if (!one || this.#busy.has(one.lane)) continue;',
    replace: 'if (!one) continue;',
  },
  {
    name: 'more at once than a channel takes',
    file: `${IN}/in-lanes.ts`,
    find: 'underWay < this.#atOnce',
    replace: 'underWay <= this.#atOnce',
  },
  {
    name: 'the newest first',
    file: `${IN}/in-lanes.ts`,
    find: 'this.#waiting = [...waiting];',
    replace: 'this.#waiting = [...waiting].reverse();',
  },
  {
    name: 'reported in the order in which attempts end',
    file: `${IN}/in-lanes.ts`,
    find: 'results[index] = await work(item);',
    replace: 'results.push(await work(item));',
  },
];
