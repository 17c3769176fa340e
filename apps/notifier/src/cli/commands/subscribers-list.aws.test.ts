import { describe, expect, it } from 'vitest';
import { accessDenied } from '../../../testing/aws/fault-proxy/faults.ts';
import { subscribersProject } from '../../../testing/aws/subscribers-project.ts';
import { subscribed } from '../../../testing/aws/topics.ts';

const FILE = `watches:
  platform:
    - email: ops@example.org
    - sms: "+4915112345678"
operators:
  - email: oncall@example.org
`;

describe('lastpatch subscribers list', () => {
  it('tells of everybody how they stand, without an address', async () => {
    const project = await subscribersProject('platform');
    project.write(FILE);
    await project.run('apply', '--yes');
    project.write(FILE.replace('ops@', 'team@'));

    const listed = await project.run('list');

    expect(listed).toMatchObject({ status: 0, stderr: '' });
    expect(listed.stdout).toBe(`platform: 2 confirmed
  #  PROTOCOL  ENDPOINT        GETS     STATE                       DEAD-LETTER QUEUE
  1  email     t…@example.org  letters  not subscribed yet
  2  sms       +49…678         urgent   confirmed                   set
     email     o…@example.org  letters  confirmed, not in the file  set

operators: 1 confirmed
  #  PROTOCOL  ENDPOINT        GETS    STATE      DEAD-LETTER QUEUE
  1  email     o…@example.org  alarms  confirmed  set
`);
  });

  it('shows addresses where that is asked for', async () => {
    const project = await subscribersProject('platform');
    project.write(FILE);
    await project.run('apply', '--yes');

    const listed = await project.run('list', '--show-addresses');

    for (const address of ['ops@example.org', '+4915112345678', 'oncall@example.org']) {
      expect(listed.stdout).toContain(address);
    }
  });

  it('fails where a watch or the operators reach nobody', async () => {
    const project = await subscribersProject('platform', 'storage');
    project.write(FILE);
    await subscribed(project.aws, project.topicOf('platform', 'urgent'), {
      protocol: 'sms',
      endpoint: '+4915112345678',
    });

    const listed = await project.run('list');

    expect(listed.status).toBe(1);
    expect(listed.stdout).toContain('platform: 1 confirmed, all for urgent letters only');
    expect(listed.stdout).toContain('storage: nobody is reached: no subscriber is confirmed');
    expect(listed.stderr).toBe(
      'lastpatch: nobody gets the letters of the watch storage: no subscriber is confirmed\n' +
        'nobody is told when Lastpatch fails: no operator is confirmed\n',
    );
  });

  it('tells machines the same', async () => {
    const project = await subscribersProject('platform');
    project.write(FILE);
    await subscribed(project.aws, project.topicOf('platform', 'letters'), {
      protocol: 'email',
      endpoint: 'OPS@example.org',
    });

    const listed = await project.run('list', '--json');

    expect(listed.status).toBe(1);
    expect(JSON.parse(listed.stdout)).toEqual({
      watches: [
        {
          watch: 'platform',
          complete: true,
          confirmed: 1,
          subscribers: [
            {
              place: 1,
              protocol: 'email',
              endpoint: 'o…@example.org',
              topic: 'letters',
              state: 'confirmed',
              inFile: true,
              deadLetterQueue: false,
            },
            {
              place: 2,
              protocol: 'sms',
              endpoint: '+49…678',
              topic: 'urgent',
              state: 'absent',
              inFile: true,
              deadLetterQueue: null,
            },
          ],
        },
      ],
      operators: {
        complete: true,
        confirmed: 0,
        subscribers: [
          {
            place: 1,
            protocol: 'email',
            endpoint: 'o…@example.org',
            topic: 'operators',
            state: 'absent',
            inFile: true,
            deadLetterQueue: null,
          },
        ],
      },
    });
  });

  it('tells of a topic that it may not ask, and of nobody who may be there', async () => {
    const project = await subscribersProject('platform');
    project.write(FILE);
    project.proxy.failNext(
      { action: 'ListSubscriptionsByTopic', resource: project.topicOf('platform', 'letters') },
      accessDenied,
    );

    const listed = await project.run('list');

    expect(listed.status).toBe(1);
    expect(listed.stderr).toContain(
      'failed: AuthorizationErrorException (HTTP 403). The credentials or the role do not allow it',
    );
    expect(listed.stdout).toContain('platform: 0 confirmed, as far as SNS could be asked');
    expect(listed.stderr).not.toContain('nobody gets the letters of the watch platform');
  });
});
