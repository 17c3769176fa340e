import fc from 'fast-check';
import { CALLS, type Crash } from './guard.ts';
import type { Weather } from './network.ts';
import { PEOPLE } from './people.ts';
import type { Simulation } from './simulation.ts';
import type { Turn } from './stack-line.ts';
import { SUBSCRIPTIONS } from './subscriber.ts';
import { DATED, STACK, UPSTREAM_TURNS, type UpstreamTurn } from './world.ts';

/** What is known while commands are chosen: nothing, for each means something in any state. */
type Nothing = Readonly<Record<string, never>>;

/** One thing that happens to a simulation. */
export type Happening = fc.AsyncCommand<Nothing, Simulation>;

function happening(said: string, run: (simulation: Simulation) => Promise<void> | void): Happening {
  return {
    check: () => true,
    run: async (_, simulation) => {
      await run(simulation);
    },
    toString: () => said,
  };
}

const HOUR_MS = 3_600_000;

/** Reminders' own days and their neighbours, today, the past, and anything. */
const offsets = fc.oneof(
  fc.constantFrom(0, 1, 7, 30, 90, 180),
  fc.constantFrom(2, 3, 8, 29, 31, 89, 91, 179, 181),
  fc.integer({ min: -15, max: 15 }),
  fc.integer({ min: 25, max: 60 }),
  fc.integer({ min: -60, max: 420 }),
);

const turns: fc.Arbitrary<Turn> = fc.record({
  which: fc.nat(5),
  phase: fc.nat(5),
  offset: offsets,
  isOdd: fc.boolean(),
});

const doings: fc.Arbitrary<UpstreamTurn> = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...UPSTREAM_TURNS.stack) },
  { weight: 5, arbitrary: fc.constantFrom(...UPSTREAM_TURNS.dated) },
  { weight: 3, arbitrary: fc.constantFrom(...UPSTREAM_TURNS.team) },
  { weight: 2, arbitrary: fc.constantFrom(...UPSTREAM_TURNS.list) },
);

const changes = fc.tuple(doings, turns);

const upstream = changes.map(([does, turn]) =>
  happening(`upstream(${JSON.stringify(does)}, ${JSON.stringify(turn)})`, (simulation) => {
    simulation.upstream(does, turn);
  }),
);

const live = fc
  .oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 20 }))
  .map((days) => happening(`live(${days})`, (simulation) => simulation.live(days)));

/** Over some weeks several reminders of one date fall into an outage. */
const outages = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 24, max: 45 }));

const off = outages.map((days) =>
  happening(`off(${days})`, async (simulation) => {
    simulation.off(days);
    await simulation.nextDay({});
  }),
);

const stale = fc
  .tuple(fc.constantFrom(STACK, DATED), fc.integer({ min: 1, max: 25 }))
  .map(([product, days]) =>
    happening(`stale(${product}, ${days})`, (simulation) => {
      simulation.stale(product, days);
    }),
  );

const crashes: fc.Arbitrary<Crash> = fc.record({
  call: fc.constantFrom(...CALLS),
  nth: fc.nat(4),
  isAfter: fc.boolean(),
});

/** A run dies; the next one is of the same hour, the same day, or of another day. */
const crash = fc.tuple(crashes, fc.constantFrom('at once', 'later', 'tomorrow')).map(([death, next]) =>
  happening(`crash(${JSON.stringify(death)}, ${next})`, async (simulation) => {
    await simulation.nextDay({ crash: death });
    if (next !== 'tomorrow') await simulation.again({}, next === 'at once' ? 1000 : 2 * HOUR_MS);
  }),
);

const twice = fc.constantFrom(1000, 60_000, 5 * HOUR_MS).map((afterMs) =>
  happening(`twice(${afterMs})`, async (simulation) => {
    await simulation.nextDay({});
    await simulation.again({}, afterMs);
  }),
);

const paces = fc.array(fc.nat(12), { maxLength: 6 });

const atOnce = fc
  .tuple(paces, paces, fc.option(crashes, { nil: undefined }), fc.boolean())
  .map(([pace, other, death, isToday]) =>
    happening(`atOnce(${JSON.stringify([pace, other, death, isToday])})`, async (simulation) => {
      if (!isToday) await simulation.nextDay({ crash: { call: 'commit', nth: 0, isAfter: false } });
      await simulation.atOnce({ pace }, { pace: other, crash: death });
    }),
  );

const clockBack = fc
  .constantFrom(1, 1, 1, 3)
  .map((days) => happening(`clockBack(${days})`, (simulation) => simulation.clockBack(days)));

const states: readonly Weather['state'][] = [
  'unknown',
  'pending',
  'refused',
  'breaks',
  'hangs',
  'silent',
  'sent',
];

const weather = fc
  .record({
    channel: fc.constantFrom('mail', 'hook', 'sms', ...PEOPLE.map(({ name }) => name)),
    state: fc.constantFrom(...states),
    oneOf: fc.constantFrom(1, 1, 2, 10),
  })
  .map((is) =>
    happening(`weather(${JSON.stringify(is)})`, (simulation) => {
      simulation.network.set(is);
    }),
  );

const clearUp = fc.constant(
  happening('clearUp()', (simulation) => {
    simulation.network.clear();
  }),
);

const setWatch = fc
  .tuple(fc.constantFrom('team', 'desk'), fc.nat(SUBSCRIPTIONS.length - 1))
  .map(([watch, number]) =>
    happening(`watch(${watch}, ${number})`, (simulation) => {
      simulation.watches.set(watch, number);
    }),
  );

/** Someone edits the settings: after a run, to run it again at once, or while upstream changes. */
const editWatch = fc
  .record({
    watch: fc.constantFrom('team', 'desk'),
    number: fc.nat(SUBSCRIPTIONS.length - 1),
    changes: fc.array(changes, { maxLength: 5 }),
    isAgain: fc.boolean(),
    crash: fc.option(crashes, { nil: undefined }),
  })
  .map((edit) =>
    happening(`edit(${JSON.stringify(edit)})`, async (simulation) => {
      for (const [does, turn] of edit.changes) simulation.upstream(does, turn);
      if (edit.isAgain) await simulation.nextDay({});
      simulation.watches.set(edit.watch, edit.number);
      if (edit.isAgain) await simulation.again({ crash: edit.crash });
      else await simulation.nextDay({ crash: edit.crash });
    }),
  );

const removeWatch = fc.constantFrom('team', 'desk').map((watch) =>
  happening(`unwatch(${watch})`, (simulation) => {
    simulation.watches.delete(watch);
  }),
);

/** A watch is away for one run, which may die, and comes back. */
const absence = fc
  .tuple(fc.constantFrom('team', 'desk'), fc.nat(SUBSCRIPTIONS.length - 1), crashes)
  .map(([watch, number, death]) =>
    happening(`absence(${watch}, ${number}, ${JSON.stringify(death)})`, async (simulation) => {
      simulation.watches.delete(watch);
      await simulation.nextDay({ crash: death });
      simulation.watches.set(watch, number);
    }),
  );

/** Somebody is subscribed from now on, or no more; maybe at once, on a day that was checked, by a run that may die. */
const comesOrGoes = fc
  .tuple(fc.constantFrom(...PEOPLE), fc.boolean(), fc.option(crashes, { nil: undefined }))
  .map(([person, isAtOnce, death]) =>
    happening(
      `comesOrGoes(${person.name} of ${person.watch}, ${isAtOnce}, ${JSON.stringify(death)})`,
      async (simulation) => {
        const { people } = simulation;
        if (!people.delete(person)) people.add(person);
        if (isAtOnce) await simulation.again({ crash: death });
      },
    ),
  );

/** The address of somebody does not work, and is mended some days later: then it is another who reads the same. */
const mends = fc
  .record({
    person: fc.constantFrom(...PEOPLE),
    state: fc.constantFrom('refused', 'refused', 'pending', 'unknown', 'hangs', 'silent'),
    days: fc.integer({ min: 1, max: 20 }),
    isAtOnce: fc.boolean(),
    crash: fc.option(crashes, { nil: undefined }),
  })
  .map((mend) =>
    happening(`mend(${JSON.stringify(mend)})`, async (simulation) => {
      const { person, state, days, isAtOnce } = mend;
      simulation.people.add(person);
      simulation.network.set({ channel: person.name, state, oneOf: 1 });
      await simulation.live(days);
      simulation.people.delete(person);
      for (const other of PEOPLE) {
        const isOfSame = other.watch === person.watch && other.carries === person.carries;
        if (isOfSame && other !== person) simulation.people.add(other);
      }
      if (isAtOnce) await simulation.again({ crash: mend.crash });
      else await simulation.nextDay({ crash: mend.crash });
    }),
  );

/** Somebody is not subscribed for one run, which may die, and then again. */
const leave = fc
  .tuple(fc.constantFrom(...PEOPLE), fc.option(crashes, { nil: undefined }))
  .map(([person, death]) =>
    happening(`leave(${person.name} of ${person.watch}, ${JSON.stringify(death)})`, async (simulation) => {
      simulation.people.delete(person);
      await simulation.nextDay({ crash: death });
      simulation.people.add(person);
    }),
  );

/** Everything that can happen, the usual more often. */
export const happenings: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 36, arbitrary: upstream },
  { weight: 20, arbitrary: live },
  { weight: 4, arbitrary: off },
  { weight: 6, arbitrary: stale },
  { weight: 5, arbitrary: crash },
  { weight: 2, arbitrary: twice },
  { weight: 3, arbitrary: atOnce },
  { weight: 1, arbitrary: clockBack },
  { weight: 4, arbitrary: weather },
  { weight: 2, arbitrary: clearUp },
  { weight: 2, arbitrary: setWatch },
  { weight: 3, arbitrary: editWatch },
  { weight: 1, arbitrary: removeWatch },
  { weight: 1, arbitrary: absence },
  { weight: 4, arbitrary: comesOrGoes },
  { weight: 1, arbitrary: leave },
  { weight: 2, arbitrary: mends },
);
