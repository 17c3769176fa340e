import type { Day } from './days.ts';
import { LIFE, type ProjectRead } from './reading.ts';
import type { Turn } from './stack-line.ts';

/** What upstream can do to a project. */
export const TEAM_TURNS = [
  'publish',
  'pull',
  'putBack',
  'end',
  'resume',
  'leave',
  'comeBack',
  'retire',
  'vanish',
] as const;

interface Landed {
  name: string;
  landed: Day | null;
}

interface Place {
  versions: Landed[];
  pulled: Landed[];
  ends: Landed[];
  isHere: boolean;
}

/** A project of a product with versions and ends of its own. */
export class Team {
  readonly name: string;
  isThere = true;
  #retiredOn: Day | null = null;
  #count = 0;
  readonly #places = new Map<string, Place>();

  constructor(name: string, release: string) {
    this.name = name;
    this.#place(release).versions.push({ name: '1.0.0', landed: null });
  }

  /** @param listed the releases that there are, of which alone upstream's files can be read */
  read(listed: readonly string[]): ProjectRead {
    const entries = listed.flatMap((release) => {
      const place = this.#places.get(release);
      if (place?.isHere !== true) return [];
      const { versions, ends } = place;
      return [{ release, versions: versions.map(copied), ends: ends.map(copied) }];
    });
    return { name: this.name, retiredOn: this.#retiredOn, entries };
  }

  /** @param release in which it does that */
  turn(
    what: (typeof TEAM_TURNS)[number],
    turn: Turn,
    at: { readonly release: string; readonly today: Day },
  ): void {
    const place = this.#place(at.release);
    const landed = turn.isOdd ? at.today - (turn.which % 4) : null;
    const phase = LIFE[4 + (turn.phase % 3)] ?? 'end-of-life';
    switch (what) {
      case 'publish':
        this.#count += 1;
        place.versions.push({ name: `${this.#count}.1.0`, landed });
        break;
      case 'pull':
        place.pulled.push(...place.versions.splice(turn.which % (place.versions.length || 1), 1));
        break;
      case 'putBack':
        place.versions.push(...place.pulled.splice(0, 1));
        break;
      case 'end':
        if (!place.ends.some(({ name }) => name === phase)) place.ends.push({ name: phase, landed });
        break;
      case 'resume':
        place.ends.pop();
        break;
      case 'leave':
        place.isHere = false;
        break;
      case 'comeBack':
        place.isHere = true;
        break;
      case 'retire':
        this.#retiredOn = this.#retiredOn === null ? at.today : null;
        break;
      case 'vanish':
        this.isThere = !this.isThere;
        break;
    }
  }

  #place(release: string): Place {
    const known = this.#places.get(release);
    if (known) return known;
    const place: Place = { versions: [], pulled: [], ends: [], isHere: true };
    this.#places.set(release, place);
    return place;
  }
}

function copied({ name, landed }: Landed): Landed {
  return { name, landed };
}
