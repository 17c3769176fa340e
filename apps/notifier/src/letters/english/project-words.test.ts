import { calendarDate } from '@lastpatch/release-model';
import { describe, expect, it } from 'vitest';
import { factOf, projectEndsOf, versionsOf } from '../../../testing/sample-letters.ts';
import { shownOf } from '../../../testing/shown-letter.ts';
import { isPreRelease } from '../group-facts.ts';

const day = calendarDate;

const INDEPENDENT = { release: null, releaseTitle: null, link: null } as const;

describe('a version', () => {
  it('of a release', () => {
    const gazpacho = { release: '2026.1', releaseTitle: '2026.1 Gazpacho' };
    expect(shownOf(versionsOf(['nova 33.0.2'], gazpacho), '2025-10-02')).toMatchInlineSnapshot(`
      "Subject: nova 33.0.2 for OpenStack 2026.1 Gazpacho is out (1 Oct 2025)

      VERSION   nova 33.0.2 for OpenStack 2026.1 Gazpacho is out (1 Oct 2025)
                Upstream released it on 1 October 2025 (yesterday). Read its
                release notes before you upgrade to it.
                https://releases.openstack.org/flamingo/"
    `);
  });
  it('that is a candidate', () => {
    expect(shownOf(versionsOf(['nova 32.0.0.0rc1']), '2025-10-01')).toMatchInlineSnapshot(`
      "Subject: nova 32.0.0.0rc1 for OpenStack 2025.2 Flamingo is out (1 Oct 2025)

      VERSION   nova 32.0.0.0rc1 for OpenStack 2025.2 Flamingo is out
                (1 Oct 2025)
                Upstream released it on 1 October 2025 (today). It is a
                pre-release, for tests.
                https://releases.openstack.org/flamingo/"
    `);
  });
  it('that belongs to no release, on a day that is not known', () => {
    expect(shownOf(versionsOf(['gnocchi 4.6.0'], { ...INDEPENDENT, date: null }), '2025-10-01'))
      .toMatchInlineSnapshot(`
      "Subject: gnocchi 4.6.0 of OpenStack is out

      VERSION   gnocchi 4.6.0 of OpenStack is out
                Upstream has released it; the day is not known. Read its
                release notes before you upgrade to it."
    `);
  });
  it('of a product that has no projects goes by the product and its release', () => {
    const python = {
      keys: { product: 'python', release: '3.13' },
      product: 'python',
      productTitle: 'Python',
      release: '3.13',
      releaseTitle: '3.13',
      link: 'https://eol.example/python',
    };
    expect(shownOf(versionsOf(['python 3.13.8'], python), '2025-10-02')).toMatchInlineSnapshot(`
      "Subject: Python 3.13: version 3.13.8 is out (1 Oct 2025)

      VERSION   Python 3.13: version 3.13.8 is out (1 Oct 2025)
                Upstream released it on 1 October 2025 (yesterday). Read its
                release notes before you upgrade to it.
                https://eol.example/python"
    `);
    const renamed = {
      ...python,
      keys: { product: 'old', release: '1' },
      productTitle: 'New',
      releaseTitle: '',
    };
    expect(shownOf(versionsOf(['old 8.0-u3'], renamed), '2025-10-02')).toContain(
      'New: version 8.0-u3 is out (1 Oct 2025)',
    );
    expect(shownOf(versionsOf(['python 3.13.7', 'python 3.13.8'], python), '2025-10-02'))
      .toMatchInlineSnapshot(`
      "Subject: Python 3.13: 2 versions of Python are out (1 Oct 2025)

      VERSIONS  Python 3.13: 2 versions of Python are out (1 Oct 2025)
                Out on 1 October 2025 (yesterday): Python 3.13.7,
                Python 3.13.8.
                Read the release notes of what you run before you upgrade.
                https://eol.example/python"
    `);
  });
  it.each([
    ['33.0.2', false],
    ['2010.1', false],
    ['v0.4.0', false],
    ['13.0.0.0b1', true],
    ['13.0.0.0rc1', true],
    ['0.3.rc1', true],
    ['1.0.0a1', true],
    ['banana', false],
    ['rc1', false],
    ['', false],
  ])('%j is a pre-release: %s', (version, is) => {
    expect(isPreRelease(version)).toBe(is);
  });
});

describe('versions of one day', () => {
  it('of several projects of a release, the pre-releases apart', () => {
    const notices = versionsOf([
      'nova 32.0.1',
      'neutron 27.0.0',
      'nova 32.0.0',
      'nova 32.0.10',
      'glance 31.0.0.0rc2',
      'python-openstackclient 8.2.0',
      'horizon 25.5.0',
    ]);
    expect(shownOf(notices, '2025-10-01')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.2 Flamingo: 7 versions of 5 projects are out (1 Oct 2025)

      VERSIONS  OpenStack 2025.2 Flamingo: 7 versions of 5 projects are out
                (1 Oct 2025)
                Out on 1 October 2025 (today): horizon 25.5.0, neutron 27.0.0,
                nova 32.0.0, nova 32.0.1, nova 32.0.10,
                python-openstackclient 8.2.0.
                Pre-releases, for tests, out on 1 October 2025 (today):
                glance 31.0.0.0rc2.
                Read the release notes of what you run before you upgrade.
                https://releases.openstack.org/flamingo/"
    `);
  });
  it('of one project', () => {
    expect(shownOf(versionsOf(['nova 32.0.1', 'nova 32.0.0']), '2025-10-01')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.2 Flamingo: 2 versions of nova are out (1 Oct 2025)

      VERSIONS  OpenStack 2025.2 Flamingo: 2 versions of nova are out
                (1 Oct 2025)
                Out on 1 October 2025 (today): nova 32.0.0, nova 32.0.1.
                Read the release notes of what you run before you upgrade.
                https://releases.openstack.org/flamingo/"
    `);
  });
  it('that are all candidates', () => {
    expect(shownOf(versionsOf(['nova 32.0.0.0rc1', 'glance 31.0.0.0rc1']), '2025-10-03'))
      .toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.2 Flamingo: 2 pre-releases of 2 projects are out (1 Oct 2025)

      VERSIONS  OpenStack 2025.2 Flamingo: 2 pre-releases of 2 projects are
                out (1 Oct 2025)
                Pre-releases, for tests, out on 1 October 2025 (2 days ago):
                glance 31.0.0.0rc1, nova 32.0.0.0rc1.
                https://releases.openstack.org/flamingo/"
    `);
  });
  it('that belong to no release', () => {
    expect(shownOf(versionsOf(['pbr 7.0.1', 'gnocchi 4.6.0'], INDEPENDENT), '2025-10-01'))
      .toMatchInlineSnapshot(`
      "Subject: OpenStack: 2 versions of 2 projects that belong to no release are out (1 Oct 2025)

      VERSIONS  OpenStack: 2 versions of 2 projects that belong to no release
                are out (1 Oct 2025)
                Out on 1 October 2025 (today): gnocchi 4.6.0, pbr 7.0.1.
                Read the release notes of what you run before you upgrade."
    `);
  });
  it('that came out on several days and were read on one', () => {
    const notices = [
      ...versionsOf(['nova 32.0.1']),
      ...versionsOf(['nova 32.0.0'], { date: day('2025-09-17') }),
      ...versionsOf(['glance 31.0.0'], { date: null }),
    ];
    expect(shownOf(notices, '2025-10-01')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2025.2 Flamingo: 3 versions of 2 projects are out (up to 1 Oct 2025)

      VERSIONS  OpenStack 2025.2 Flamingo: 3 versions of 2 projects are out
                (up to 1 Oct 2025)
                Out on 1 October 2025 (today): nova 32.0.1.
                Out on 17 September 2025 (14 days ago): nova 32.0.0.
                Out on a day that is not known: glance 31.0.0.
                Read the release notes of what you run before you upgrade.
                https://releases.openstack.org/flamingo/"
    `);
  });
  it('of a release week are all named, in the order of their projects', () => {
    const names = Array.from({ length: 69 }, (_, index) => `project-${String(index + 100)} ${index}.0.0`);
    const text = shownOf(versionsOf(names.toReversed()), '2025-10-01');
    expect(text).toContain(
      'Subject: OpenStack 2025.2 Flamingo: 69 versions of 69 projects are out (1 Oct 2025)',
    );
    const list = /\(today\): (.*)\.\s+Read the/s.exec(text)?.[1]?.replaceAll(/\s+/g, ' ');
    expect(list).toBe(names.join(', '));
  });
});

describe("a project's own end", () => {
  it('of life', () => {
    expect(shownOf(projectEndsOf(['nova']), '2025-04-23')).toMatchInlineSnapshot(`
      "Subject: nova has reached its end of life in OpenStack 2023.2 Bobcat (23 Apr 2025)

      ENDED     nova has reached its end of life in OpenStack 2023.2 Bobcat
                (23 Apr 2025)
                Upstream has declared it. It took effect on 23 April 2025
                (today). This is the project's own end; what becomes of the
                release as a whole is told separately. From then on upstream
                fixes nothing of it in that release, security holes included.
                Upgrade if you run it.
                https://releases.openstack.org/bobcat/"
    `);
  });
  it('of maintenance, on a day that upstream does not give', () => {
    const notices = projectEndsOf(['nova'], { phase: 'unmaintained', date: null });
    expect(shownOf(notices, '2025-04-23')).toMatchInlineSnapshot(`
      "Subject: nova is unmaintained in OpenStack 2023.2 Bobcat

      ENDED     nova is unmaintained in OpenStack 2023.2 Bobcat
                Upstream has declared it. It gives no day for it. This is the
                project's own end; what becomes of the release as a whole is
                told separately. From then on there are no more versions of it
                in that release; volunteers may keep the branch. Upgrade if
                you run it.
                https://releases.openstack.org/bobcat/"
    `);
  });
  it('of regular maintenance', () => {
    expect(shownOf(projectEndsOf(['nova'], { phase: 'extended' }), '2025-04-24')).toMatchInlineSnapshot(`
      "Subject: nova is in extended maintenance in OpenStack 2023.2 Bobcat (23 Apr 2025)

      EXTENDED  nova is in extended maintenance in OpenStack 2023.2 Bobcat
                (23 Apr 2025)
                Upstream has declared it. It took effect on 23 April 2025
                (yesterday). This is the project's own end; what becomes of
                the release as a whole is told separately. From then on there
                are no more versions of it in that release; fixes may still
                land on the branch. Upgrade if you run it.
                https://releases.openstack.org/bobcat/"
    `);
  });
  it('that is taken back', () => {
    const [ended] = projectEndsOf(['nova']);
    expect(shownOf([{ ...ended!, kind: 'withdrawn', asOf: day('2025-05-23') }], '2025-05-23'))
      .toMatchInlineSnapshot(`
        "Subject: nova: end of life in OpenStack 2023.2 Bobcat taken back

        WITHDRAWN nova: end of life in OpenStack 2023.2 Bobcat taken back
                  Upstream had declared it (23 April 2025), has taken that back,
                  and has not declared it again. From now on what holds for the
                  release holds for this project too.
                  https://releases.openstack.org/bobcat/"
      `);
    expect(shownOf([{ ...ended!, kind: 'withdrawn', date: null }], '2025-05-23')).toMatchInlineSnapshot(`
      "Subject: nova: end of life in OpenStack 2023.2 Bobcat taken back

      WITHDRAWN nova: end of life in OpenStack 2023.2 Bobcat taken back
                Upstream had declared it, has taken that back, and has not
                declared it again by 2 May 2025, when it was last read. From
                now on what holds for the release holds for this project too.
                https://releases.openstack.org/bobcat/"
    `);
  });
});

describe('ends of several projects', () => {
  it('on one day', () => {
    expect(shownOf(projectEndsOf(['nova', 'glance', 'cinder']), '2025-04-23')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2023.2 Bobcat: 3 projects have reached their end of life (23 Apr 2025)

      ENDED     OpenStack 2023.2 Bobcat: 3 projects have reached their end of
                life (23 Apr 2025)
                Upstream has declared it for each of them; what becomes of the
                release as a whole is told separately.
                Since 23 April 2025 (today): cinder, glance, nova.
                From then on upstream fixes nothing of them in that release,
                security holes included. Upgrade if you run them.
                https://releases.openstack.org/bobcat/"
    `);
  });
  it('on several days, read on one', () => {
    const notices = [
      ...projectEndsOf(['nova', 'glance']),
      ...projectEndsOf(['cinder'], { date: day('2025-04-20') }),
      ...projectEndsOf(['heat'], { date: null }),
    ];
    expect(shownOf(notices, '2025-04-23')).toMatchInlineSnapshot(`
      "Subject: OpenStack 2023.2 Bobcat: 4 projects have reached their end of life (up to 23 Apr 2025)

      ENDED     OpenStack 2023.2 Bobcat: 4 projects have reached their end of
                life (up to 23 Apr 2025)
                Upstream has declared it for each of them; what becomes of the
                release as a whole is told separately.
                Since 23 April 2025 (today): glance, nova.
                Since 20 April 2025 (3 days ago): cinder.
                Since a day that is not known: heat.
                From then on upstream fixes nothing of them in that release,
                security holes included. Upgrade if you run them.
                https://releases.openstack.org/bobcat/"
    `);
  });
  it('of a whole release are all named', () => {
    const names = Array.from({ length: 132 }, (_, index) => `project-${String(index + 100)}`);
    const text = shownOf(projectEndsOf(names), '2025-04-30');
    expect(text).toContain('132 projects have reached their end of life (23 Apr 2025)');
    expect(text.match(/project-\d+/g)).toEqual(names);
  });
});

describe('a project that has left', () => {
  const sahara = { kind: 'retired', phase: null, project: 'sahara', on: day('2024-05-11') } as const;

  it('a release', () => {
    const notice = factOf({
      ...sahara,
      date: null,
      release: '2024.1',
      releaseTitle: '2024.1 Caracal',
      link: 'https://releases.openstack.org/caracal/',
      evidence: 'deliverables',
    });
    expect(shownOf([notice], '2024-05-11')).toMatchInlineSnapshot(`
      "Subject: sahara has left OpenStack 2024.1 Caracal

      LEFT      sahara has left OpenStack 2024.1 Caracal
                Upstream no longer lists it in that release: there will be no
                more versions of it there. If you run it, see what takes its
                place.
                https://releases.openstack.org/caracal/"
    `);
  });
  it('the product, by its governance', () => {
    const notice = factOf({ ...sahara, ...INDEPENDENT, date: day('2024-05-10'), evidence: 'governance' });
    expect(shownOf([notice], '2024-05-11')).toMatchInlineSnapshot(`
      "Subject: sahara is retired from OpenStack (10 May 2024)

      RETIRED   sahara is retired from OpenStack (10 May 2024)
                Upstream's governance has retired it as of 10 May 2024
                (yesterday): it is no longer developed as a part of OpenStack.
                If you run it, plan what takes its place."
    `);
    expect(shownOf([{ ...notice, date: null }], '2024-05-11')).toMatchInlineSnapshot(`
      "Subject: sahara is retired from OpenStack

      RETIRED   sahara is retired from OpenStack
                Upstream's governance has retired it: it is no longer
                developed as a part of OpenStack. If you run it, plan what
                takes its place."
    `);
  });
  it('the projects that belong to no release', () => {
    const notice = factOf({
      ...sahara,
      ...INDEPENDENT,
      project: 'gnocchi',
      date: null,
      evidence: 'deliverables',
    });
    expect(shownOf([notice], '2024-05-11')).toMatchInlineSnapshot(`
      "Subject: gnocchi is no longer listed by OpenStack

      LEFT      gnocchi is no longer listed by OpenStack
                Upstream no longer lists it among the projects that belong to
                no release. If you run it, see what takes its place."
    `);
  });
});
