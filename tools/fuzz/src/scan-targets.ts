import { FleetScanError, fleetYaml, placePackages, readScan } from '@lastpatch/fleet/scan';
import { fleetCatalog, OUTPUTS, output, outputText } from '@lastpatch/fleet/testing';
import {
  FuzzFailure,
  type FuzzTarget,
  mutateBytes,
  mutateText,
  type Outcome,
} from '@lastpatch/release-catalog/testing';

const catalog = fleetCatalog();

/** What tools print about what is installed, with damage: in the text of one output, and in its bytes. */
export function scanTargets(): FuzzTarget[] {
  const at = (which: number): string => OUTPUTS[which % OUTPUTS.length] ?? '';
  return [
    {
      name: 'scan text',
      attempt: (damage, which) =>
        Promise.resolve(scanning(new TextEncoder().encode(mutateText(outputText(at(which)), damage)))),
    },
    {
      name: 'scan bytes',
      attempt: (damage, which) =>
        Promise.resolve(scanning(mutateBytes(Buffer.from(output(at(which))), damage))),
    },
  ];
}

/** Entries that are found again in what is printed of them, or one clear error. */
function scanning(bytes: Uint8Array): Outcome {
  const found = entriesOf(bytes);
  if (!found) return 'refused';
  if (found.length === 0) return 'accepted';
  const printed = fleetYaml([{ name: 'fuzz', runs: found }]);
  const again = entriesOf(new TextEncoder().encode(printed));
  const said = (entries: typeof found): string =>
    entries.map(({ name, version }) => `${name} ${version}`).join(', ');
  if (!again || said(again) !== said(found)) {
    throw new FuzzFailure(
      `what is printed of ${said(found)} is scanned as ${again ? said(again) : 'nothing'}`,
    );
  }
  return 'accepted';
}

function entriesOf(bytes: Uint8Array): { readonly name: string; readonly version: string }[] | undefined {
  try {
    return placePackages(catalog, readScan(bytes).packages).entries.map(({ entry }) => entry);
  } catch (error) {
    if (error instanceof FleetScanError && /\S/.test(error.message)) return undefined;
    throw new FuzzFailure(`it ended with ${String(error)}, not with a FleetScanError that says why`, {
      cause: error,
    });
  }
}
