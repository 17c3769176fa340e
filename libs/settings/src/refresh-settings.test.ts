import { describe, expect, it, test } from 'vitest';
import { readSettings } from './read-settings.ts';
import type { RefreshSettings } from './refresh-settings.ts';
import { SettingsError } from './settings-error.ts';

const WATCHES = 'watches:\n  - id: platform\n    follow: { openstack: all }\n';

function refreshOf(text: string): RefreshSettings {
  return readSettings(`${text}\n${WATCHES}`, 'lastpatch.yaml').settings.refresh;
}

function problemsOf(text: string): string[] {
  try {
    refreshOf(text);
    return [];
  } catch (error) {
    if (error instanceof SettingsError)
      return error.problems.map(({ line, problem }) => `${line ?? '?'}: ${problem}`);
    throw error;
  }
}

describe('refresh', () => {
  it('is never by itself: nobody is asked anything unless that is wanted', () => {
    expect(refreshOf('')).toEqual({
      isDaily: false,
      isSet: false,
      sources: ['openstack', 'endoflife-date'],
      contact: null,
      mirrors: { openstackArchive: [], openstackSeriesStatus: [], endoflifeDate: [] },
      isMirrorsOnly: false,
      trustedHosts: [],
      certificateAuthorities: null,
    });
  });

  it('is a word, or all of it', () => {
    expect(refreshOf('refresh: daily').isDaily).toBe(true);
    expect(refreshOf('refresh: never')).toMatchObject({ isDaily: false, isSet: true });
    expect(
      refreshOf(`refresh:
  sources: [openstack]
  contact: ops@example.org
  mirrors:
    openstackSeriesStatus: [https://mirror.example.org:8443/series_status.yaml]
  mirrorsOnly: yes
  trustedHosts: [files.example.org, "files.example.org:8443", "[fd00::1]"]
  certificateAuthorities: ca.pem`),
    ).toEqual({
      isDaily: true,
      isSet: true,
      sources: ['openstack'],
      contact: 'ops@example.org',
      mirrors: {
        openstackArchive: [],
        openstackSeriesStatus: ['https://mirror.example.org:8443/series_status.yaml'],
        endoflifeDate: [],
      },
      isMirrorsOnly: true,
      trustedHosts: ['files.example.org', 'files.example.org:8443', '[fd00::1]'],
      certificateAuthorities: 'ca.pem',
    });
  });

  test.each([
    ['refresh: weekly', '1: expected daily or never, or keys such as when and mirrors'],
    ['refresh: [daily]', '1: expected daily or never, or keys such as when and mirrors'],
    ['refresh:\n  when: weekly', '2: expected daily or never'],
    ['refresh:\n  mirors: {}', '2: unknown key mirors: did you mean mirrors?'],
    ['refresh:\n  sources: []', '2: expected at least one source'],
    ['refresh:\n  sources: [ubuntu]', '2: expected openstack or endoflife-date'],
    [
      'refresh:\n  mirrors:\n    openstackArchiv: []',
      '3: unknown key openstackArchiv: did you mean openstackArchive?',
    ],
    [
      'refresh:\n  mirrors:\n    endoflifeDate: [http://mirror.example.org/full.json]',
      '3: expected an address that begins with https://, without a name or password in it',
    ],
    [
      'refresh:\n  trustedHosts: [https://mirror.example.org/]',
      '2: expected the name of a host, as in mirror.example.org or mirror.example.org:8443, without https:// and without a path',
    ],
    ['refresh:\n  contact: "töpfer@example.org"', '2: expected a mail address or a page in ASCII characters'],
  ])('%j is refused', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('does not repeat a password that stands in an address', () => {
    const [problem] = problemsOf(
      'refresh:\n  mirrors:\n    endoflifeDate: ["https://lastpatch:secret@mirror.example.org/full.json"]',
    );
    expect(problem).toContain('without a name or password');
    expect(problem).not.toContain('secret');
  });
});
