import { note } from './write.ts';

/** After how many milliseconds a step is said, and how much later how far it has come. */
const FIRST_MS = 1000;
const NEXT_MS = 5000;

/** What progress goes by, and where it is said. */
export interface ProgressParts {
  readonly isShown: boolean;
  readonly say: (line: string) => void;
  /** Milliseconds that only ever grow. */
  readonly now: () => number;
}

/** Says what is going on, where that takes more than a second; what is quick says nothing. */
export class Progress {
  readonly #parts: ProgressParts;
  #step = '';
  #timer: NodeJS.Timeout | undefined;
  #nextAt = Infinity;

  constructor(parts: ProgressParts) {
    this.#parts = parts;
  }

  /** @param step what begins, as in `Reading OpenStack`; it ends what was going on before */
  begin(step: string): void {
    this.end();
    if (!this.#parts.isShown) return;
    this.#step = step;
    this.#nextAt = this.#parts.now() + FIRST_MS;
    this.#timer = setTimeout(() => {
      this.reach('');
    }, FIRST_MS).unref();
  }

  /**
   * How far the step has come, which may be told at every turn of a loop that leaves no time to anything else: it is said after
   * a second, and then every five.
   *
   * @param how as in `day 300 of 2,920`; nothing where that is not known
   */
  reach(how: string): void {
    const now = this.#parts.now();
    if (now < this.#nextAt) return;
    this.#nextAt = now + NEXT_MS;
    this.#parts.say(`${this.#step}${how === '' ? '' : `: ${how}`} ...`);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#nextAt = Infinity;
  }
}

/** On standard error, for who has called a command and waits for it. */
export function progress(): Progress {
  return shown(true);
}

/** The same of a command that is for cron, which mails whatever it hears: shown to people at a terminal alone. */
export function progressAtTerminal(): Progress {
  return shown(process.stderr.isTTY);
}

let last: Progress | undefined;

/** Nothing more is said of what a command was doing. */
export function endProgress(): void {
  last?.end();
}

function shown(isShown: boolean): Progress {
  endProgress();
  last = new Progress({ isShown, say: (line) => note(line), now: () => performance.now() });
  return last;
}
