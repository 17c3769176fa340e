import { SettingsError } from './settings-error.ts';
import { parseSettingsYaml } from './settings-yaml.ts';

/** The zone in which a day begins when none is set. */
export const DEFAULT_TIME_ZONE = 'UTC';

/** What is said of a name that is no time zone. */
export const NO_TIME_ZONE = 'expected a time zone such as Europe/Berlin or UTC';

/** Whether the name is a time zone that this machine knows, as in `Europe/Berlin`. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * The time zone that the text of lastpatch.yaml names, UTC when it names none. Nothing else of it is looked at.
 *
 * @throws SettingsError when it is no time zone, or the text is not YAML
 */
export function readTimeZone(text: string, file: string): string {
  const yaml = parseSettingsYaml(text, file);
  const { value } = yaml;
  const zone =
    typeof value === 'object' && value !== null && 'timezone' in value ? value.timezone : DEFAULT_TIME_ZONE;
  if (typeof zone === 'string' && isTimeZone(zone)) return zone;
  throw new SettingsError(file, [
    { line: yaml.lineOf(['timezone']), path: 'timezone', problem: NO_TIME_ZONE },
  ]);
}
