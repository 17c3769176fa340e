import { expect, it } from 'vitest';
import { ENVIRONMENT } from '../testing/templates.ts';
import { environmentsAsked } from './environments-asked.ts';

const STAGING = { ...ENVIRONMENT, name: 'staging' };

it('all environments are synthesized, or the one that is asked for', () => {
  expect(environmentsAsked({}, [ENVIRONMENT, STAGING])).toEqual([ENVIRONMENT, STAGING]);
  expect(environmentsAsked({ LASTPATCH_ENVIRONMENT: 'staging' }, [ENVIRONMENT, STAGING])).toEqual([STAGING]);
});

it('a boundary that is asked for stands in for that of the environment', () => {
  const bounded = { ...ENVIRONMENT, permissionsBoundary: 'arn:old' };
  expect(environmentsAsked({ LASTPATCH_PERMISSIONS_BOUNDARY: 'arn:new' }, [bounded])).toEqual([
    { ...ENVIRONMENT, permissionsBoundary: 'arn:new' },
  ]);
  expect(environmentsAsked({}, [bounded])).toEqual([bounded]);
});
