import { DATED_TURNS, DatedLine } from './dated-line.ts';
import type { Day } from './days.ts';
import type { ProductRead } from './reading.ts';
import { STACK_TURNS, StackLine, type Turn } from './stack-line.ts';
import { Team, TEAM_TURNS } from './team.ts';

/** The product whose upstream plans dates, and declares. */
export const STACK = 'stack';

/** The product whose dates come by themselves. */
export const DATED = 'dated';

/** What can happen to the list of releases, and of projects. */
export const LIST_TURNS = ['list', 'unlist', 'relist', 'newTeam'] as const;

/** All that upstream can do, by whom it is done to. */
export const UPSTREAM_TURNS = {
  stack: STACK_TURNS.map((what) => ({ of: 'stack', what }) as const),
  dated: DATED_TURNS.map((what) => ({ of: 'dated', what }) as const),
  team: TEAM_TURNS.map((what) => ({ of: 'team', what }) as const),
  list: LIST_TURNS.map((what) => ({ of: 'list', what }) as const),
};

/** One thing that upstream does. */
export type UpstreamTurn = (typeof UPSTREAM_TURNS)[keyof typeof UPSTREAM_TURNS][number];

const MOST = 6;

/** What upstream says, and how that changes. Knows nothing of notices. */
export class World {
  /** The first one stays, for a reading without any project says nothing of projects. */
  readonly #stack = [
    new StackLine('epoxy', { phase: 2, day: -400 }),
    new StackLine('flamingo', { phase: 2, day: -150 }),
  ];
  readonly #dated = [new DatedLine('d1', -300), new DatedLine('d2', -40)];
  readonly #released = new Set([-300, -40]);
  readonly #teams = [new Team('anchor', 'epoxy'), new Team('nova', 'epoxy')];

  /** What can be read of each product. */
  read(asOf: Day): { readonly [STACK]: ProductRead; readonly [DATED]: ProductRead } {
    const stack = this.#stack.filter(({ isListed }) => isListed).map((line) => line.read());
    const keys = stack.map(({ key }) => key);
    return {
      [STACK]: {
        name: STACK,
        declares: true,
        asOf,
        releases: stack,
        projects: this.#teams
          .filter(({ isThere }) => isThere)
          .map((team) => team.read(keys))
          .sort((a, b) => (a.name < b.name ? -1 : 1)),
      },
      [DATED]: {
        name: DATED,
        declares: false,
        asOf,
        releases: this.#dated.filter(({ isListed }) => isListed).map((line) => line.read()),
        projects: [],
      },
    };
  }

  /** Upstream does something. What cannot be done in this state of the world does nothing. */
  turn(does: UpstreamTurn, turn: Turn, today: Day): void {
    if (does.of === 'stack') pick(this.#stack, turn.which)?.turn(does.what, turn, today);
    else if (does.of === 'dated') this.#datedTurn(does.what, turn, today);
    else if (does.of === 'team') this.#teamTurn(does.what, turn, today);
    else this.#listTurn(does.what, turn, today);
  }

  #datedTurn(what: (typeof DATED_TURNS)[number], turn: Turn, today: Day): void {
    const line = pick(this.#dated, turn.which);
    if (what !== 'correctRelease') line?.turn(what, turn, today);
    else line?.turn(what, { ...turn, offset: today - this.#releaseDay(turn, today) }, today);
  }

  /** A day that no release has had: one that is new, with the day of one that has gone, would be taken for that, renamed. */
  #releaseDay({ offset }: Turn, today: Day): Day {
    let day = today - Math.abs(offset);
    while (this.#released.has(day)) day -= 1;
    this.#released.add(day);
    return day;
  }

  #teamTurn(what: (typeof TEAM_TURNS)[number], turn: Turn, today: Day): void {
    // The first one stays as it is: a reading without any project says nothing of projects.
    const team = pick(this.#teams.slice(1), turn.which);
    const release = pick(['epoxy', 'flamingo'], turn.phase) ?? 'epoxy';
    team?.turn(what, turn, { release, today });
  }

  #listTurn(what: (typeof LIST_TURNS)[number], turn: Turn, today: Day): void {
    if (what === 'newTeam') {
      if (this.#teams.length < MOST) this.#teams.push(new Team(`team${this.#teams.length}`, 'flamingo'));
    } else if (what === 'list') {
      if (turn.isOdd && this.#dated.length < MOST) {
        this.#dated.push(new DatedLine(`d${this.#dated.length + 1}`, this.#releaseDay(turn, today)));
      } else if (this.#stack.length < MOST) {
        const phase = turn.phase % 3;
        const day = phase === 0 ? null : today - Math.abs(turn.offset);
        const line = new StackLine(`line${this.#stack.length + 1}`, { phase, day });
        line.schedule({ ...turn, phase: 0 }, today);
        this.#stack.push(line);
      }
    } else {
      const line = pick([...this.#stack.slice(1), ...this.#dated], turn.which);
      if (line) line.isListed = what === 'relist';
    }
  }
}

function pick<T>(list: readonly T[], which: number): T | undefined {
  return list[which % list.length];
}
