import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { script, temporaryFolder } from '../testing/script.ts';
import { Missing } from './missing.ts';
import { type EnvironmentParts, virtualEnvironment } from './virtual-environment.ts';

/** A Python whose environments hold a Python that does what the lines say in place of pip. */
function parts(...pip: readonly string[]): EnvironmentParts & { readonly told: string[] } {
  const told: string[] = [];
  const command = script(
    'mkdir -p "$3/bin"',
    `printf '%s\\n' '#!/bin/sh' ${pip.map((line) => `'${line}'`).join(' ')} > "$3/bin/python"`,
    'chmod 755 "$3/bin/python"',
  );
  const folder = temporaryFolder();
  const requirements = join(folder, 'requirements.txt');
  writeFileSync(requirements, 'moto==1\n');
  return {
    python: { command, version: '3.11' },
    requirements,
    folder: join(folder, 'environments'),
    tell: (sentence) => told.push(sentence),
    told,
  };
}

test('an environment is made once for each list of packages and each Python', async () => {
  const given = parts('exit 0');
  const first = await virtualEnvironment(given);
  expect(await virtualEnvironment(given)).toBe(first);
  expect(given.told).toHaveLength(1);

  expect(await virtualEnvironment({ ...given, python: { ...given.python, version: '3.12' } })).not.toBe(
    first,
  );
  writeFileSync(given.requirements, 'moto==2\n');
  expect(await virtualEnvironment(given)).not.toBe(first);
  expect(given.told).toHaveLength(3);
});

test('two who make it at once get the same, and nothing is left over', async () => {
  const given = parts('sleep 0.1');
  const [one, other] = await Promise.all([virtualEnvironment(given), virtualEnvironment(given)]);
  expect(one).toBe(other);
  expect(readdirSync(given.folder)).toHaveLength(1);
});

test('when pip cannot install, its words are told, and the next run starts anew', async () => {
  const given = parts('echo "ERROR: no route to the index" >&2', 'exit 1');
  const error: unknown = await virtualEnvironment(given).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Missing);
  expect((error as Missing).message).toBe(
    'The packages that the tests against AWS need could not be installed. They come from the package index that pip is set to use: see that it can be reached, and try again. pip said:\nERROR: no route to the index',
  );
  expect(readdirSync(given.folder)).toEqual([]);
});

test('a list that lacks a package is not taken', async () => {
  const given = parts(
    'case "$*" in *check*) echo "moto 1 requires flask, which is not installed."; exit 1;; esac',
  );
  await expect(virtualEnvironment(given)).rejects.toThrow('moto 1 requires flask, which is not installed.');
});
