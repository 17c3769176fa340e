import {
  field,
  type FormatReading,
  isSane,
  reading,
  type ScanFormat,
  type ScannedText,
  textField,
} from './scan-format.ts';

const TEXT = /^\s*(Server|Client) Version:\s*(?:version\.Info\{.{0,200}?GitVersion:")?(v\d[^\s",}]{0,100})/;
const YAML_SIDE = /^(client|server)Version:\s*$/;
const YAML_VERSION = /^\s+gitVersion:\s*["']?(v\d[^\s"']{0,100})/;

/** `kubectl version`, as text, `-o json` or `-o yaml`: the server's version, since the client may be of another release. */
export const KUBECTL_VERSION: ScanFormat = {
  name: 'kubectl version',
  recognises: (scanned) => sidesOf(scanned).size > 0,
  read(scanned): FormatReading {
    const version = sidesOf(scanned).get('server');
    if (version !== undefined) return reading([{ kind: 'stated', name: 'kubernetes', version }]);
    return reading([], {
      remarks: [
        'it holds the version of kubectl only, which says nothing of the cluster: no server had answered when it was made',
      ],
    });
  },
};

function sidesOf({ json, lines }: ScannedText): Map<string, string> {
  const sides = new Map<string, string>();
  for (const side of ['client', 'server']) {
    const version = textField(field(json, `${side}Version`), 'gitVersion');
    if (version !== undefined) sides.set(side, version);
  }
  if (json !== undefined) return sides;
  let side: string | undefined;
  for (const line of lines.filter(isSane)) {
    const [, said, version] = TEXT.exec(line) ?? [];
    if (said !== undefined && version !== undefined) sides.set(said.toLowerCase(), version);
    side = YAML_SIDE.exec(line)?.[1] ?? (/^\S/.test(line) ? undefined : side);
    const written = YAML_VERSION.exec(line)?.[1];
    if (side !== undefined && written !== undefined) sides.set(side, written);
  }
  return sides;
}
