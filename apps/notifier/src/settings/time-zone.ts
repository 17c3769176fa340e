import { SettingsError } from './settings-error.ts';
import { parseSettingsYaml } from './settings-yaml.ts';

/** Whether the name is a time zone that this machine knows, as in `Europe/Berlin`. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** What is said of a name that is none. */
export const NO_TIME_ZONE = 'expected a time zone such as Europe/Berlin or UTC';

/**
 * The time zone that settings name, UTC when they name none.
 *
 * @throws SettingsError when it is no time zone, or the text is not YAML
 */
export function readTimeZone(text: string, file: string): string {
  const value = parseSettingsYaml(text, file);
  const zone = typeof value === 'object' && value !== null && 'timezone' in value ? value.timezone : 'UTC';
  if (typeof zone === 'string' && isTimeZone(zone)) return zone;
  throw new SettingsError(file, [`timezone: ${NO_TIME_ZONE}`]);
}
