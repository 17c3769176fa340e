import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';
import { SettingsError } from './settings-error.ts';

/**
 * Parses the text of lastpatch.yaml with every scalar as it is written: `2025.1` is a word, never a number.
 *
 * @throws SettingsError when it is not YAML, with the line
 */
export function parseSettingsYaml(text: string, file: string): unknown {
  if (text.split('\n').every((line) => /^\s*(#|$)/.test(line)))
    throw new SettingsError(file, ['the file is empty']);
  try {
    return load(text, { schema: FAILSAFE_SCHEMA, maxAliases: 100 });
  } catch (error) {
    const isYaml = error instanceof YAMLException;
    const line = isYaml && error.mark ? `line ${error.mark.line + 1}: ` : '';
    throw new SettingsError(file, [`${line}not valid YAML: ${isYaml ? error.reason : String(error)}`]);
  }
}
