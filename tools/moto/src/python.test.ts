import { expect, test } from 'vitest';
import { script } from '../testing/script.ts';
import { Missing } from './missing.ts';
import { pythonHere } from './python.ts';

test.each(['3 11', '3 14'])('Python %s is taken', async (version) => {
  const command = script(`echo "${version}"`);
  expect(await pythonHere(command)).toEqual({ command, version: version.replace(' ', '.') });
});

test.each([
  {
    lacks: 'any Python',
    command: '/nowhere/python3',
    says: 'need Python 3.11 or later, and `/nowhere/python3` does not run here. Install Python (on Debian and Ubuntu: apt install python3 python3-venv) and try again; `npm test` does without it.',
  },
  { lacks: 'a Python that runs', lines: ['exit 1'], says: 'does not run here' },
  {
    lacks: 'a Python that is new enough',
    lines: ['echo "3 10"'],
    says: 'is Python 3.10. Install a newer one',
  },
  { lacks: 'Python 3', lines: ['echo "2 7"'], says: 'is Python 2.7. Install a newer one' },
  {
    lacks: 'the modules',
    lines: ['echo "3 12 venv ensurepip"'],
    says: 'Python 3.12 lacks venv and ensurepip here. Install them (on Debian and Ubuntu: apt install python3-venv)',
  },
])('a machine without $lacks is told so', async ({ command, lines = [], says }) => {
  const error: unknown = await pythonHere(command ?? script(...lines)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Missing);
  expect((error as Missing).message).toContain(says);
});
