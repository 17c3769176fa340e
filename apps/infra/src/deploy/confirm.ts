import { DeployFailure } from './deploy-failure.ts';
import type { DeployTools } from './tools.ts';

/**
 * Asks a person, unless a yes is taken for granted.
 *
 * @throws DeployFailure when the answer is no, or when nobody can be asked
 */
export async function confirm(
  { isYes }: Pick<DeployTools, 'isYes'>,
  question: string,
  { isGranted, flag }: { readonly isGranted: boolean; readonly flag: string },
): Promise<void> {
  if (isGranted) return;
  if (!isYes) {
    throw new DeployFailure(`This needs a yes, and there is nobody to ask: ${flag} says it beforehand.`, {
      status: 2,
    });
  }
  if (!(await isYes(question))) throw new DeployFailure('Nothing was done.');
}
