/**
 * What speaks against publishing a version under a tag; empty when nothing does.
 *
 * @param tag of the commit, such as `v1.2.0`
 * @param version of the package
 * @param changelog the text of CHANGELOG.md
 */
export function releaseProblems(tag: string, version: string, changelog: string): string[] {
  const heading = new RegExp(`^## ${version.replaceAll('.', String.raw`\.`)} - \\d{4}-\\d{2}-\\d{2}$`, 'm');
  return [
    ...(tag === `v${version}`
      ? []
      : [`The tag is ${tag}, expected v${version}, the version of the package.`]),
    ...(heading.test(changelog)
      ? []
      : [`CHANGELOG.md has no heading "## ${version} - " with a day: say what has changed under one.`]),
  ];
}
