import type { Environment } from './environment.ts';

// What can stand in YAML as it is, whatever a reader makes of numbers: our own reads every scalar as it is written.
const PLAIN = /^[A-Za-z0-9](?:[A-Za-z0-9._+ -]*[A-Za-z0-9._+-])?$/;
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
    `- name: ${scalar(name)}`,
    ...(runs.length === 0 ? ['  runs: []'] : ['  runs:']),
    ...runs.map(({ name: key, version, from }) => `    - ${scalar(key)}: ${scalar(version)}${comment(from)}`),
  ]);
  return lines.map((line) => `${space}${line}\n`).join('');
}

/** Escapes whatever a reader might take for something else, so that no line is broken and no character is lost. */
function scalar(text: string): string {
  if (PLAIN.test(text)) return text;
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function comment(from: string | undefined): string {
  if (from === undefined) return '';
  const plain = from.replace(HARMFUL, ' ').trim();
  return plain === '' ? '' : ` # ${plain.slice(0, LONGEST_COMMENT)}`;
}
