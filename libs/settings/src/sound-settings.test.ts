import { describe, expect, it } from 'vitest';
import { soundSettings } from './index.ts';

const TEXT = `timezone: Mars
dates: { openstack: archive }
watches:
  - id: UPPER
    follow: { openstack: all }
  - id: one
    folow: { openstack: all }
  - id: two
    remindrs: [3]
    follow: { openstack: [2025.1] }
fleet:
  environments:
    - name: region-one
      runs: [{ openstack: 2025.1 }]
`;

describe('what is good of wrong settings', () => {
  const sound = soundSettings(TEXT, 'lastpatch.yaml');

  it('are watches with an id and what they follow, the fleet and the choices of dates', () => {
    expect(sound?.settings.watches.map(({ id }) => id)).toEqual(['two']);
    expect(sound?.settings.watches[0]?.follow).toMatchObject([
      { product: 'openstack', releases: ['2025.1'] },
    ]);
    expect(sound?.settings.fleet?.environments).toHaveLength(1);
    expect(sound?.settings.dates).toEqual({ openstack: 'archive' });
  });

  it('have their time zone, or that of settings that say none', () => {
    const seoul = soundSettings(TEXT.replace('Mars', 'Asia/Seoul'), 'lastpatch.yaml');
    expect([sound, seoul].map((some) => some?.settings.timezone)).toEqual(['UTC', 'Asia/Seoul']);
  });

  it('has the lines of the file', () => {
    expect(sound?.lineOf(['watches', 0, 'follow', 'openstack'])).toBe(10);
    expect(sound?.lineOf(['dates', 'openstack'])).toBe(2);
    expect(sound?.lineOf(['fleet', 'environments', 0, 'runs'])).toBe(14);
  });

  it('leaves out a fleet and choices that are not good', () => {
    const none = soundSettings('dates: [a]\nfleet: none\nwatches: none\n', 'lastpatch.yaml');
    expect(none?.settings).toMatchObject({ dates: {}, fleet: null, watches: [] });
  });

  it('leaves out a fleet that names an environment twice, which is told by itself', () => {
    const twice = TEXT.replace('    - name: region-one', '    - { name: region-one, runs: [] }\n$&');
    expect(soundSettings(twice, 'lastpatch.yaml')?.settings.fleet).toBeNull();
  });

  it.each(['- a\n', 'watches: a: b\n', ''])('is nothing, or little, of %j', (text) => {
    expect(soundSettings(text, 'lastpatch.yaml')?.settings.watches ?? []).toEqual([]);
  });
});
