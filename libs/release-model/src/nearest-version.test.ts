import { describe, expect, it } from 'vitest';
import { nearestVersion } from './nearest-version.ts';

const OPENSTACK = Array.from({ length: 18 }, (_, year) => 2010 + year)
  .flatMap((year) => [`${year}.1`, `${year}.2`])
  .slice(0, -1)
  .concat(['Mitaka', 'mitaka', 'Epoxy', 'epoxy']);
const UBUNTU = ['18.04', '20.04', '22.04', '22.04', 'Jammy Jellyfish', '22.10', '24.04', '26.04'];
const NOVA = ['30.0.0', '31.0.0.0rc1', '31.0.0', '31.0.1', '31.10.0', '31.9.0', '32.0.0', '33.0.0.0rc1'];

describe('nearestVersion', () => {
  it.each<[string, readonly string[], string, string | undefined]>([
    ['nearest as a number, of equals by letters', OPENSTACK, '2026.3', '2026.2'],
    ['the newest, of what is next', OPENSTACK, '2027.2', '2027.1'],
    ['the newest, of the year after', OPENSTACK, '2028.1', '2027.1'],
    ['the newest, and not the same letters of another decade', OPENSTACK, '2030.1', '2027.1'],
    ['the newest, far beyond', OPENSTACK, '2099.1', '2027.1'],
    ['the newest, whose letters are not near', ['3.9', '3.14'], '4.0', '3.14'],
    ['the newest, and not the same digits in another order', OPENSTACK, '2031.1', '2027.1'],
    ['the only one that is near by letters: two are swapped', OPENSTACK, '0225.1', '2025.1'],
    ['the only one that is near by letters: a dot is left out', UBUNTU, '2204', '22.04'],
    ['the only one that is near by letters: a zero is left out', UBUNTU, '22.4', '22.04'],
    ['the newest of those that count as it does', ['2014.2', '2015.1', ...NOVA], '34.0.0', '32.0.0'],
    ['the newest of an earlier count', ['9.5', '9.6', '10', '18'], '9.9', '9.6'],
    ['a year without its century', OPENSTACK, '25.1', '2025.1'],
    ['a year alone without its century', ['2019', '2022'], '22', '2022'],
    ['no year that is not there', OPENSTACK, '31.1', undefined],
    ['the highest that begins so, counted as numbers', NOVA, '31', '31.10.0'],
    ['the highest that begins so, of two numbers', NOVA, '31.0', '31.0.1'],
    ['a release candidate where nothing else begins so', NOVA, '33', '33.0.0.0rc1'],
    ['the later half of a year', OPENSTACK, '2025', '2025.2'],
    ['nothing that only begins with the same digits', NOVA, '3', undefined],
    ['the newer of two that are equally far', ['1.2', '1.4'], '1.3', '1.4'],
    ['the newest, with a v before what is beyond it', ['1.35', '1.36'], 'v1.99', '1.36'],
    ['the highest that begins so, with a v before it', NOVA, 'V31.0', '31.0.1'],
    ['what a v stands before', NOVA, 'v31.0.0', '31.0.0'],
    ['a name with a v by its letters', ['v1.20.0', 'v2.1'], 'v1.20.1', 'v1.20.0'],
    ['a word by its letters', OPENSTACK, 'mitakka', 'Mitaka'],
    ['a word by its letters where there are but numbers', NOVA, '31.0.O', '31.0.0'],
    ['a number where there are but words', ['Mitaka', 'r1'], '1', 'r1'],
    ['nothing where nothing is known', [], '1', undefined],
    ['nothing of another shape', OPENSTACK, '20271010101', undefined],
  ])('%s', (_, known, asked, expected) => {
    expect(nearestVersion(asked, known)).toBe(expected);
  });
});
