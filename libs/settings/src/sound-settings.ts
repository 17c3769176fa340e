import { repeatedInFleet } from './fleet-settings.ts';
import { SettingsError } from './settings-error.ts';
import type { SettingsText } from './read-settings.ts';
import { valueAt } from './settings-problems.ts';
import { settingsFrom, settingsSchema } from './settings-schema.ts';
import { parseSettingsYaml, type SettingsYaml } from './settings-yaml.ts';

const {
  timezone: zoneSchema,
  watches: watchesSchema,
  fleet: fleetSchema,
  dates: datesSchema,
} = settingsSchema.shape;
const withoutWatches = settingsSchema.omit({ watches: true });

/**
 * What wrong settings name all the same, so that names nobody knows are listed with all else that is wrong: the watches whose
 * id and what they follow are good, the fleet, the choices of dates and the time zone where they are. Everything else has its
 * default: this is never for a run.
 *
 * @param file its name, for messages
 * @returns undefined where the text is not YAML
 */
export function soundSettings(text: string, file: string): SettingsText | undefined {
  const yaml = parsed(text, file);
  if (!yaml) return undefined;
  const written = valueAt(yaml.value, ['watches']);
  const sound = (Array.isArray(written) ? written : []).flatMap((watch: unknown, index) => {
    const { data } = watchesSchema.element.safeParse({
      id: valueAt(watch, ['id']),
      follow: valueAt(watch, ['follow']),
    });
    return data ? [{ index, watch: data }] : [];
  });
  const isRepeated = repeatedInFleet(yaml, ['fleet', 'environments']).length > 0;
  const fleet = fleetSchema.safeParse(isRepeated ? undefined : valueAt(yaml.value, ['fleet']));
  const dates = datesSchema.safeParse(valueAt(yaml.value, ['dates']));
  const zone = zoneSchema.safeParse(valueAt(yaml.value, ['timezone']));
  const rest = withoutWatches.parse({ timezone: zone.data, fleet: fleet.data, dates: dates.data });
  return {
    settings: settingsFrom({ ...rest, watches: sound.map(({ watch }) => watch) }),
    lineOf: ([key = '', item = '', ...way]) =>
      yaml.lineOf(
        key === 'watches' && typeof item === 'number'
          ? [key, sound[item]?.index ?? item, ...way]
          : [key, item, ...way],
      ),
  };
}

function parsed(text: string, file: string): SettingsYaml | undefined {
  try {
    return parseSettingsYaml(text, file);
  } catch (error) {
    if (error instanceof SettingsError) return undefined;
    throw error;
  }
}
