import { createInterface, type Interface } from 'node:readline';
import { plainLine } from '../letters/plain-line.ts';
import { type Asking, TERMINAL } from './ask.ts';
import { CommandFailure } from './failure.ts';

/** Whoever was asked has ended it: Ctrl-C, or the end of the input. */
export class StoppedFailure extends CommandFailure {
  constructor() {
    super('Stopped: nothing was written.');
  }
}

/** Several questions to one person. */
export class Dialogue {
  readonly #lines: Interface;
  readonly #output: Asking['output'];
  /** What was entered before it was asked. */
  readonly #ahead: string[] = [];
  #waiting: ((line: string | undefined) => void) | undefined;
  #isOver = false;

  constructor({ input, output }: Asking = TERMINAL) {
    this.#output = output;
    this.#lines = createInterface({ input, output });
    this.#lines.on('line', (line) => {
      if (this.#waiting) this.#answer(line);
      else this.#ahead.push(line);
    });
    this.#lines.on('SIGINT', () => this.#lines.close());
    this.#lines.on('close', () => {
      this.#isOver = true;
      this.#answer(undefined);
    });
  }

  /** Says something between the questions, in harmless lines. */
  say(...lines: readonly string[]): void {
    this.#output.write(lines.map((line) => `${plainLine(line)}\n`).join(''));
  }

  /**
   * Asks a question.
   *
   * @throws StoppedFailure when it is not answered
   */
  async ask(question: string): Promise<string> {
    const known = this.#ahead.shift();
    if (known === undefined && this.#isOver) throw new StoppedFailure();
    const line = known ?? (await this.#next(question));
    if (line === undefined) {
      this.#output.write('\n');
      throw new StoppedFailure();
    }
    return line.trim();
  }

  close(): void {
    this.#lines.close();
  }

  #next(question: string): Promise<string | undefined> {
    return new Promise((resolve) => {
      this.#waiting = resolve;
      this.#lines.setPrompt(`${question} `);
      this.#lines.prompt();
    });
  }

  #answer(line: string | undefined): void {
    this.#waiting?.(line);
    this.#waiting = undefined;
  }
}
