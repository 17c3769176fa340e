import { yamlWord } from '@lastpatch/fleet';
import type { Answers, Told } from './answers.ts';
import { watchesOf } from './settings-text.ts';

/** The text of the first subscribers.yaml, which has addresses of people in it; undefined when nobody is to be told. */
export function subscribersText(answers: Answers): string | undefined {
  if (answers.tell.length === 0) return undefined;
  const lines = [
    '# Who gets which letters. It holds addresses of people, and some are secrets: keep it to yourself.',
    '',
    'watches: # by their ids in lastpatch.yaml',
    ...watchesOf(answers).flatMap((watch) => [`  ${watch}:`, ...answers.tell.map(entryLine)]),
    '    # - email: boss@example.org',
    '    #   urgent: true # only what cannot wait',
    '',
    '# Who is told what needs a person, such as a change that is held.',
    '# operators:',
    '#   - email: oncall@example.org',
  ];
  return `${lines.join('\n')}\n`;
}

function entryLine({ protocol, endpoint }: Told): string {
  // A command is called with its words, by no shell.
  const value =
    protocol === 'command' ? `[${endpoint.split(/\s+/).map(yamlWord).join(', ')}]` : yamlWord(endpoint);
  return `    - ${yamlWord(protocol)}: ${value}`;
}
