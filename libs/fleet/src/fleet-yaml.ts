import type { Environment } from './environment.ts';
import { yamlWord } from './yaml-word.ts';

const HARMFUL = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\s]+/gu;
const LONGEST_COMMENT = 120;

/**
 * Environments as YAML, which stands as it is below `environments:` of `fleet:` in lastpatch.yaml, or in a file of its own.
 *
 * @param indent how far its lines are moved to the right
 */
export function fleetYaml(environments: readonly Environment[], indent = 4): string {
  const space = ' '.repeat(indent);
  const lines = environments.flatMap(({ name, runs }) => [
    `- name: ${yamlWord(name)}`,
    ...(runs.length === 0 ? ['  runs: []'] : ['  runs:']),
    ...runs.map(
      ({ name: key, version, from }) => `    - ${yamlWord(key)}: ${yamlWord(version)}${comment(from)}`,
    ),
  ]);
  return lines.map((line) => `${space}${line}\n`).join('');
}

function comment(from: string | undefined): string {
  if (from === undefined) return '';
  const plain = from.replace(HARMFUL, ' ').trim();
  return plain === '' ? '' : ` # ${plain.slice(0, LONGEST_COMMENT)}`;
}
