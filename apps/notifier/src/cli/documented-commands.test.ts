import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { EXIT } from './failure.ts';
import { program } from './program.ts';

const page = readFileSync(new URL('../../../../docs/cli.md', import.meta.url), 'utf8');

/** The full names of all commands that do something: `catalog import openstack`. */
function names(command: Command, path: readonly string[] = []): string[] {
  return command.commands.flatMap((child) => {
    const own = [...path, child.name()];
    return child.commands.length > 0 ? names(child, own) : [own.join(' ')];
  });
}

describe('docs/cli.md', () => {
  it.each(names(program()))('tells of the command %s', (name) => {
    expect(page).toMatch(new RegExp(`^\\| \`${name}[ \`]`, 'm'));
  });

  it.each(Object.values(EXIT))('tells of the exit status %i', (status) => {
    expect(page).toMatch(new RegExp(`^\\| ${status} +\\|`, 'm'));
  });
});
