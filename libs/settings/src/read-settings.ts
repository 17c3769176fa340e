import { repeatedInFleet } from './fleet-settings.ts';
import { HEARTBEAT_KEYS } from './heartbeat-settings.ts';
import { contradictionsInSmtp } from './send-settings.ts';
import { SettingsError, type SettingsProblem } from './settings-error.ts';
import { inOrder, pathSaid, problemsOf, valueAt } from './settings-problems.ts';
import { RUNNING, type Settings, SETTINGS_KEYS, settingsFrom, settingsSchema } from './settings-schema.ts';
import { parseSettingsYaml, type SettingsYaml, type YamlPath } from './settings-yaml.ts';

/** Settings, with the place of everything in their text. */
export interface SettingsText {
  readonly settings: Settings;
  readonly lineOf: (path: YamlPath) => number | null;
}

/**
 * Reads settings from the text of lastpatch.yaml. Every name is read as it is written: `2025.1` is a word, never a number.
 *
 * @param file its name, for messages
 * @throws SettingsError with all problems at once
 */
export function readSettings(text: string, file: string): SettingsText {
  const yaml = parseSettingsYaml(text, file);
  const parsed = settingsSchema.safeParse(yaml.value);
  const twice = [
    ...repeatedIds(yaml),
    ...repeatedInFleet(yaml, ['fleet', 'environments']),
    ...runningWithoutFleet(yaml),
    ...contradictionsInSmtp(yaml),
  ];
  if (!parsed.success) {
    const found = parsed.error.issues.flatMap((issue) => problemsOf(issue, yaml, knownKeys));
    throw new SettingsError(file, inOrder([...found, ...twice]));
  }
  if (twice.length > 0) throw new SettingsError(file, inOrder(twice));
  return { settings: settingsFrom(parsed.data), lineOf: (path) => yaml.lineOf(path) };
}

/** Watches that have the id of an earlier one; said even when the watches have other problems. */
function repeatedIds(yaml: SettingsYaml): SettingsProblem[] {
  const watches = valueAt(yaml.value, ['watches']);
  const ids = (Array.isArray(watches) ? watches : []).map((watch: unknown) => valueAt(watch, ['id']));
  return ids.flatMap((id, index) => {
    if (typeof id !== 'string' || ids.indexOf(id) === index) return [];
    const path = ['watches', index, 'id'];
    return [{ line: yaml.lineOf(path), path: pathSaid(path), problem: `another watch has the id ${id}` }];
  });
}

/** Watches that follow what runs where nothing says what that is. */
function runningWithoutFleet(yaml: SettingsYaml): SettingsProblem[] {
  if (valueAt(yaml.value, ['fleet']) !== undefined) return [];
  const watches = valueAt(yaml.value, ['watches']);
  return (Array.isArray(watches) ? watches : []).flatMap((watch: unknown, index) => {
    if (valueAt(watch, ['follow']) !== RUNNING) return [];
    const path = ['watches', index, 'follow'];
    const problem =
      'there is no fleet, so nothing says what is running: expected products, or fleet: with environments';
    return [{ line: yaml.lineOf(path), path: pathSaid(path), problem }];
  });
}

function knownKeys(path: YamlPath): readonly string[] {
  if (path.length === 0) return SETTINGS_KEYS.top;
  if (path[0] === 'brake') return SETTINGS_KEYS.brake;
  if (path[0] === 'pages') return SETTINGS_KEYS.pages;
  if (path[0] === 'sms') return SETTINGS_KEYS.sms;
  if (path[0] === 'send') return keysOfSend(path[1]);
  if (path[0] === 'heartbeat') return HEARTBEAT_KEYS;
  if (path[0] === 'fleet') return path.length === 1 ? SETTINGS_KEYS.fleet : SETTINGS_KEYS.environment;
  if (path[0] === 'refresh') return path.length > 1 ? SETTINGS_KEYS.mirrors : SETTINGS_KEYS.refresh;
  return path.length === 2 ? SETTINGS_KEYS.watch : SETTINGS_KEYS.rule;
}

function keysOfSend(way: YamlPath[number] | undefined): readonly string[] {
  switch (way) {
    case 'smtp':
      return SETTINGS_KEYS.sendSmtp;
    case 'webhooks':
      return SETTINGS_KEYS.sendWebhooks;
    case 'sms':
      return SETTINGS_KEYS.sendSms;
    case 'matrix':
      return SETTINGS_KEYS.sendMatrix;
    default:
      return SETTINGS_KEYS.send;
  }
}
