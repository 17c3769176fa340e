/** The oldest Node.js that this runs on: `node:sqlite` opens a ledger in memory since then (docs/adr/0013-looking-leaves-no-trace.md). */
const OLDEST = { major: 24, minor: 16 };

/**
 * What is said when this Node.js is too old, as a sentence; undefined when it is not.
 *
 * @param version as in `20.20.2`
 */
export function oldNodeSaid(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return undefined;
  return `This is Node.js ${version}, and Lastpatch needs ${OLDEST.major}.${OLDEST.minor} or later: the unit, crontab or script that calls it names the node that it runs on.`;
}
