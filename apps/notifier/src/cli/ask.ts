import { createInterface } from 'node:readline';
import { endProgress } from './progress.ts';

/** Where a question is asked and answered. */
export interface Asking {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** Whoever sits at this terminal. */
export const TERMINAL: Asking = { input: process.stdin, output: process.stderr };

/** Whether a person can be asked. */
export function canAsk({ input, output }: Asking = TERMINAL): boolean {
  return input.isTTY === true && output.isTTY === true;
}

/** Asks a person. Anything but y or yes is a no, and so is the end of the input. */
export async function isYes(question: string, { input, output }: Asking = TERMINAL): Promise<boolean> {
  // Who is asked knows what is waited for.
  endProgress();
  const lines = createInterface({ input, output });
  try {
    return await new Promise((resolve) => {
      lines.once('line', (answer) => resolve(/^\s*y(es)?\s*$/i.test(answer)));
      lines.once('close', () => resolve(false));
      lines.setPrompt(`${question} [y/N] `);
      lines.prompt();
    });
  } finally {
    lines.close();
  }
}
