import { describe, expect, it } from 'vitest';
import { lastpatchHere } from '../../testing/lastpatch-here.ts';
import { teamFolder } from '../../testing/own-products.ts';

const FLEET = `fleet:
  environments:
    - name: SECRET-ENV
      runs: [{ openstack: 2025.1 }, { ubuntu: 22.04 }]
  files: [SECRET-ENV-2.yaml]
`;
const FILE = '- name: SECRET-ENV-2\n  runs: [{ nova: 31.0.0 }]\n';

describe('what may be published', () => {
  it.each([
    [['status']],
    [['status', '--json']],
    [['status', 'openstack@2025.1', '--json']],
    [['project', 'nova', '--json']],
    [['upcoming', '--json']],
    [['plan', 'openstack@2025.1', '--json']],
    [['catalog', 'validate', 'bundled']],
  ])('says nothing of the fleet: %j', async (args) => {
    const { config } = teamFolder({ 'SECRET-ENV-2.yaml': FILE }, FLEET);
    const { status, stdout, stderr } = await lastpatchHere(...args, '--config', config, '--on', '2026-08-21');
    expect(status).toBe(0);
    expect(stdout).not.toBe('');
    expect(stdout + stderr).not.toMatch(/SECRET/i);
  });

  it('while whoever asks for the fleet gets it', async () => {
    const { config } = teamFolder({ 'SECRET-ENV-2.yaml': FILE }, FLEET);
    const { stdout } = await lastpatchHere('plan', '--config', config, '--on', '2026-08-21');
    expect(stdout.match(/SECRET-ENV(?:-2)?/g)?.length).toBeGreaterThan(1);
  });
});
