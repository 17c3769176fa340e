import { namesBy } from '../language/names-by.ts';

/** How things are named to people. By a vendor's dates: `OpenStack 2025.1 Epoxy at Cloud Archive`. */
export const { releaseNamed, productNamed, projectNamed, versionNamed, environmentNamed } = namesBy({
  noRelease: 'A release without a name',
  noProduct: 'a product without a name',
  noProject: 'a project without a name',
  noNumber: 'without a number',
  noEnvironment: 'an environment without a name',
  byVendor: (release, vendor) => `${release} at ${vendor}`,
});
