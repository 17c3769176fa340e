const VARIABLE = 'LASTPATCH_TEST_AWS_ENDPOINT';

/**
 * Where the AWS of the tests answers, such as `http://127.0.0.1:12345`.
 *
 * @throws Error when the tests were not started by `npm run test:aws`.
 */
export function awsEndpoint(environment: NodeJS.ProcessEnv = process.env): string {
  const endpoint = environment[VARIABLE];
  if (endpoint === undefined || endpoint === '') {
    throw new Error(
      `${VARIABLE} is not set, so this test has no AWS to talk to: run it with npm run test:aws -- <part of its file's name>.`,
    );
  }
  return endpoint;
}
