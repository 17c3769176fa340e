import { expect, test } from 'vitest';
import { awsEndpoint } from './aws-endpoint.ts';

test('the address is that of the environment', () => {
  expect(awsEndpoint({ LASTPATCH_TEST_AWS_ENDPOINT: 'http://127.0.0.1:5000' })).toBe('http://127.0.0.1:5000');
});

test.each([{}, { LASTPATCH_TEST_AWS_ENDPOINT: '' }])(
  'without it an error says how tests are run',
  (environment) => {
    expect(() => awsEndpoint(environment)).toThrow(
      'LASTPATCH_TEST_AWS_ENDPOINT is not set, so this test has no AWS to talk to: run it with npm run test:aws -- ',
    );
  },
);
