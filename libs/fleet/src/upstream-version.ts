/** How far a version is. `development`: a snapshot on the way to the version that its numbers name. */
export type UpstreamStage = 'final' | 'candidate' | 'beta' | 'alpha' | 'development';

/** What upstream calls a version that somebody has packaged. */
export interface UpstreamVersion {
  /** `31.0.0`, `31.0.0rc1`, `31.0.0.dev12` */
  readonly text: string;
  /** As they were written: the 04 of `22.04` is no 4. */
  readonly numbers: readonly string[];
  readonly stage: UpstreamStage;
}

const LONGEST = 200;
const NUMBERS = /^\d{1,14}(?:\.\d{1,14}){0,9}/;
const ARCHITECTURE = /\.(?:noarch|x86_64|aarch64|ppc64le|s390x|i[3-6]86|src|armv7hl|riscv64)$/;
const SUFFIX: Readonly<Record<Exclude<UpstreamStage, 'final'>, string>> = {
  alpha: 'a',
  beta: 'b',
  candidate: 'rc',
  development: '.dev',
};

// What may follow the numbers: 31.0.0.0rc1, 31.0.0~rc1, 1.31.0-rc.1, 31.0.0.dev12, and RPM's 31.0.0-0.1.0rc1.el9.
// A lone letter needs its number: the c of OpenSSL's 1.1.1c is part of the version.
const PRE_RELEASE =
  /^(?:[.~_-]?|-0\.\d{1,4}\.0?)(?:(alpha|beta|rc|dev|pre)[.-]?(\d{1,9})?|([abc])(\d{1,9}))(?![a-z0-9])/i;

// A snapshot before the version: 1:26.0.0~git2025010112.abc-0ubuntu1, 31.1.0-0.20250301120000.abc.el9.
const SNAPSHOT = /^(?:~git|~20\d{6}|-0\.20\d{6})/;
const STAGES: Readonly<Record<string, Exclude<UpstreamStage, 'final'>>> = {
  alpha: 'alpha',
  a: 'alpha',
  beta: 'beta',
  b: 'beta',
  pre: 'candidate',
  rc: 'candidate',
  c: 'candidate',
  dev: 'development',
};

/**
 * The version that upstream gave, out of the forms in which package managers write it; undefined when it holds none.
 *
 * Plain (`31.0.0`, `31.0.0.0rc1`, `31.0.0.dev12`), Debian's (`3:31.0.0-0ubuntu1~cloud0`, `2:25.2.1+git2023…`, `31.0.0~rc1-1`),
 * RPM's with or without the name (`nova-31.1.0-1.el9`, `1:31.1.0-0.20250301.el9.noarch`), Python's local and post-release parts
 * (`31.0.0+local`, `31.0.0.post1`), and Kubernetes' (`v1.31.2+k3s1`, `v1.30.5-eks-ce1d5eb`).
 *
 * @example upstreamVersion('3:31.0.0~rc1-0ubuntu1')?.text is '31.0.0rc1'
 */
export function upstreamVersion(written: string): UpstreamVersion | undefined {
  if (written.length > LONGEST) return undefined;
  const bare = reallyIs(withoutEpoch(withoutName(written.trim()))).replace(/^v(?=\d)/i, '');
  const [head] = NUMBERS.exec(bare) ?? [];
  if (head === undefined) return undefined;
  // More numbers than any version has, or a number that is none.
  const rest = bare.slice(head.length);
  if (/^(?:\d|\.\d)/.test(rest)) return undefined;
  return withStage(head.split('.'), rest);
}

function withStage(numbers: readonly string[], rest: string): UpstreamVersion {
  const joined = numbers.join('.');
  // The 0 of 31.0.0.0rc1 is one of the numbers here; what orders versions counts no trailing zeros.
  const found = PRE_RELEASE.exec(rest);
  const word = found?.[1] ?? found?.[3] ?? (SNAPSHOT.test(rest) ? 'dev' : '');
  const ordinal = found?.[2] ?? found?.[4] ?? '0';
  const stage = STAGES[word.toLowerCase()];
  if (stage === undefined) return { text: joined, numbers, stage: 'final' };
  return { text: `${joined}${SUFFIX[stage]}${Number(ordinal)}`, numbers, stage };
}

/** Of the name, version, release and architecture of an RPM: what stands after the name. */
function withoutName(text: string): string {
  if (!/^[a-z]/i.test(text) || /^v\d/i.test(text)) return text;
  return nameVersionRelease(text)?.version ?? text;
}

/** The name and the rest of `openstack-nova-api-1:31.1.0-1.el9.noarch`; undefined when it has not that shape. */
export function nameVersionRelease(
  text: string,
): { readonly name: string; readonly version: string } | undefined {
  const parts = text.replace(ARCHITECTURE, '').split('-');
  if (parts.length < 3) return undefined;
  const [version, release] = parts.slice(-2);
  const name = parts.slice(0, -2).join('-');
  if (version === undefined || release === undefined || name === '') return undefined;
  return /^(?:\d+:)?v?\d/i.test(version) ? { name, version: `${version}-${release}` } : undefined;
}

function withoutEpoch(text: string): string {
  return text.replace(/^\d{1,9}:/, '');
}

/** Debian goes back to an older version under a higher number: `1.30.3+really1.28.2`. */
function reallyIs(text: string): string {
  const at = text.indexOf('+really');
  return at < 0 ? text : text.slice(at + '+really'.length);
}
