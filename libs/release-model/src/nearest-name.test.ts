import { describe, expect, it } from 'vitest';
import { nearestName, nearestNames } from './nearest-name.ts';

describe('nearestName', () => {
  const known = ['nova', 'neutron', 'keystone', 'glance', 'kubernetes', '2016.1', '2016.2', 'Epoxy'];

  it.each([
    ['nova', 'nova'],
    ['NOVA', 'nova'],
    ['novaa', 'nova'],
    ['nva', 'nova'],
    ['noav', 'nova'],
    ['nvoa', 'nova'],
    ['nuetron', 'neutron'],
    ['neurton', 'neutron'],
    ['keytsone', 'keystone'],
    ['keystoen', 'keystone'],
    ['kystone', 'keystone'],
    ['xeystone', 'keystone'],
    ['kubernets', 'kubernetes'],
    ['kuberentse', 'kubernetes'],
    ['epoxi', 'Epoxy'],
    ['2016.11', '2016.1'],
    ['20162', '2016.2'],
  ])('%s means %s', (asked, name) => {
    expect(nearestName(asked, known)).toBe(name);
  });

  it.each(['postgresql', 'xyz', 'novxyz', 'nonsense', '', '漢字'])('nothing is near %j', (asked) => {
    expect(nearestName(asked, known)).toBeUndefined();
  });

  it('goes as far as a third of the letters and no farther', () => {
    expect(nearestName('abcdxx', ['abcdef'])).toBe('abcdef');
    expect(nearestName('abcxxx', ['abcdef'])).toBeUndefined();
  });

  it('counts a swap of neighbours once, so that it is near in a short name', () => {
    expect(nearestName('ba', ['ab'])).toBe('ab');
    expect(nearestName('bca', ['abc'])).toBeUndefined();
  });

  it('takes the nearer of two, and of equals the first', () => {
    expect(nearestName('glancer', ['glances', 'glance-er', 'glancer1'])).toBe('glances');
    expect(nearestName('novas', ['novaxx', 'nova'])).toBe('nova');
  });

  it.each([
    ['keyst', 'keystone'],
    ['KUB', 'kubernetes'],
    ['ku', undefined],
    ['2016.', undefined],
  ])('takes %s for the beginning of %s', (asked, name) => {
    expect(nearestName(asked, ['nova', 'keystone', 'kubernetes', '2016.10', '2016.20'])).toBe(name);
  });

  it('takes one name, written twice, for one', () => {
    expect(nearestName('openst', ['OpenStack', 'openstack', 'nova'])).toBe('OpenStack');
  });

  it('lists all that are equally near', () => {
    expect(nearestNames('2030.1', ['2010.1', '2020.1', '2020.2', 'Ussuri'])).toEqual(['2010.1', '2020.1']);
    expect(nearestNames('novva', ['nova', 'novva'])).toEqual(['novva']);
    expect(nearestNames('xyz', known)).toEqual([]);
  });

  it('knows nothing near where nothing is known', () => {
    expect(nearestName('nova', [])).toBeUndefined();
  });

  it('reads names that come one by one', () => {
    expect(nearestName('nvoa', new Set(['cinder', 'nova']).values())).toBe('nova');
  });

  it('is done at once with hostile text of any length', () => {
    // Compared letter by letter, these would take seconds.
    const endless = 'nova'.repeat(2000);
    const many = Array.from({ length: 3 }, (_, i) => `${'x'.repeat(8000)}${i}`);
    const begun = performance.now();
    expect(nearestName(endless, [...known, ...many])).toBeUndefined();
    expect(nearestName('\u0000'.repeat(200_000), known)).toBeUndefined();
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
