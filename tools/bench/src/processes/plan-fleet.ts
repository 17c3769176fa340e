/** Plans a fleet of 100,000 environments with five entries each, of which one in ten has mixed versions. */
import { type Environment, placeEnvironments, planEnvironments } from '@lastpatch/fleet';
import { loadBundledCatalog } from '@lastpatch/release-catalog/catalog';
import { calendarDate } from '@lastpatch/release-model';
import { measured } from './measured.ts';

const ENVIRONMENTS = 100_000;
const NOVA = ['3:29.2.0-0ubuntu1~cloud0', '30.0.0', '31.0.0', 'nova-32.0.0-1.el9', '33.0.1'];
const KEYSTONE = ['25.0.0', '26.0.0', '27.0.0', '28.0.0', '29.0.1'];
const UBUNTU = ['20.04', '22.04', '24.04'];
const MARIADB = ['1:10.6.18+maria~ubu2204', '10.11.8', '11.4.2'];
const KUBERNETES = ['v1.30.5-eks-ce1d5eb', 'v1.31.2+k3s1', '1.35.1'];

const catalog = await loadBundledCatalog();
const environments = Array.from({ length: ENVIRONMENTS }, (_, index): Environment => {
  const of = (versions: readonly string[], place: number): string => versions[place % versions.length] ?? '';
  return {
    name: `environment-${index}`,
    runs: [
      { name: 'nova', version: of(NOVA, index) },
      { name: 'keystone', version: of(KEYSTONE, index % 10 === 0 ? index + 1 : index) },
      { name: 'ubuntu', version: of(UBUNTU, index) },
      { name: 'mariadb', version: of(MARIADB, index) },
      { name: 'kubernetes', version: of(KUBERNETES, index) },
    ],
  };
});

await measured(() => {
  const plans = planEnvironments(placeEnvironments(catalog, environments), {
    on: calendarDate('2026-08-21'),
    hopDays: 30,
  });
  const planned = plans.reduce((sum, { plans: own }) => sum + own.length, 0);
  if (planned !== ENVIRONMENTS * 4) throw new Error(`${planned} plans in place of ${ENVIRONMENTS * 4}`);
});
