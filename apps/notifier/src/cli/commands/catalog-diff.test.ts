import { describe, expect, it } from 'vitest';
import { openstackFile } from '../../../testing/catalog-files.ts';
import { lastpatchHere } from '../../../testing/lastpatch-here.ts';
import { EPOXY_ENDED } from '../../../testing/openstack-files.ts';

describe('catalog diff', () => {
  it('says when there is none', async () => {
    const file = await openstackFile('2026-08-21');
    expect(await lastpatchHere('catalog', 'diff', file, file)).toMatchObject({
      status: 0,
      stdout: 'The two catalogs say the same.\n',
      stderr: '',
    });
  });

  it('tells people in lines', async () => {
    const [was, now] = [await openstackFile('2026-08-21'), await openstackFile('2026-10-20', EPOXY_ENDED)];
    const { status, stdout } = await lastpatchHere('catalog', 'diff', was, now);
    expect(status).toBe(0);
    expect(stdout).toBe(
      '  openstack 2025.1: unmaintained without a date (declared), was 2026-10-02 (scheduled)\n',
    );
    expect((await lastpatchHere('catalog', 'diff', now, was)).stdout).toBe(
      '  openstack 2025.1: unmaintained 2026-10-02 (scheduled), was without a date (declared)\n',
    );
  });

  it('tells machines in their own shape', async () => {
    const [was, now] = [await openstackFile('2026-08-21'), await openstackFile('2026-10-20', EPOXY_ENDED)];
    const { stdout } = await lastpatchHere('catalog', 'diff', was, now, '--json');
    expect(JSON.parse(stdout)).toEqual({
      changes: [
        {
          change: 'phase',
          product: 'openstack',
          release: '2025.1',
          phase: 'unmaintained',
          was: { date: '2026-10-02', basis: 'scheduled' },
          now: { date: null, basis: 'declared' },
        },
      ],
    });
    expect(JSON.parse((await lastpatchHere('catalog', 'diff', was, was, '--json')).stdout)).toEqual({
      changes: [],
    });
  });
});
