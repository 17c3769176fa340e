// The user `nobody`, who owns nothing: file permissions do not bind the superuser, as whom tests run in containers.
const NOBODY = 65_534;

/** Does something as a user whom file permissions bind. */
export async function asOrdinaryUser<T>(work: () => T | Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
