/** It was not deployed, or not taken away. The message is one sentence or two: what happened, and what to do. */
export class DeployFailure extends Error {
  readonly code = 'DEPLOY';
  /** 1 it failed, 2 it was called wrongly. */
  readonly status: 1 | 2;

  constructor(message: string, { status = 1, ...options }: ErrorOptions & { readonly status?: 1 | 2 } = {}) {
    super(message, options);
    this.name = 'DeployFailure';
    this.status = status;
  }
}
