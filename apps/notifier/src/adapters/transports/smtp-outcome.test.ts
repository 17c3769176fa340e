import { describe, expect, it } from 'vitest';
import { smtpOutcome } from './smtp-outcome.ts';

/** A failure at the login, as Nodemailer says it. */
function atLogin(response: string | undefined): ReturnType<typeof smtpOutcome> {
  const reply = response === undefined ? {} : { response, responseCode: Number.parseInt(response) };
  const error = Object.assign(new Error(), { code: 'EAUTH', command: 'AUTH PLAIN', ...reply });
  return smtpOutcome({ error, isNamed: false, isHandedOver: false });
}

describe('a server of mail at the login', () => {
  it('that asks for more than a name and a password has answered', () => {
    expect(atLogin('334 UGFzc3dvcmQ6')).toEqual({
      state: 'pending',
      why: 'the server answered 334 to the login',
    });
  });

  it('that says nothing is silent', () => {
    expect(atLogin(undefined)).toMatchObject({ state: 'pending', isSilent: true });
  });
});
