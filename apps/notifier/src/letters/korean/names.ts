import { namesBy } from '../language/names-by.ts';

/**
 * How things are named to people. By a vendor's dates: `OpenStack 2025.1 Epoxy(Cloud Archive)`. No particle ever follows a
 * name: how its end is read is not known.
 */
export const { releaseNamed, productNamed, projectNamed, versionNamed, versionNumber, environmentNamed } =
  namesBy({
    noRelease: '이름 없는 릴리스',
    noProduct: '이름 없는 제품',
    noProject: '이름 없는 프로젝트',
    noNumber: '(번호 없음)',
    noEnvironment: '이름 없는 환경',
    byVendor: (release, vendor) => `${release}(${vendor})`,
  });
