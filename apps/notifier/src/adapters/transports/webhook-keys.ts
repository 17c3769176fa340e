/** Standard Webhooks: at least 192 bits, at most 512. */
const BYTES = { least: 24, most: 64 };

/**
 * The keys in a secret of Standard Webhooks: `whsec_` and base64; several with spaces between.
 *
 * @throws an error with a sentence that says nothing of the secret
 */
export function webhookKeys(secret: string): readonly Buffer[] {
  return secret.trim().split(/\s+/).map(keyOf);
}

function keyOf(secret: string): Buffer {
  const [, text] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? [];
  const key = Buffer.from(text ?? '', 'base64');
  if (key.length >= BYTES.least && key.length <= BYTES.most) return key;
  throw new Error(
    `The secret of webhooks is none of Standard Webhooks, expected whsec_ and ${BYTES.least} to ${BYTES.most} bytes as base64, as this writes one: echo "whsec_$(openssl rand -base64 32)"`,
  );
}
