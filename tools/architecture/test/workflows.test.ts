import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { describe, expect, it } from 'vitest';

const WORKSPACE = fileURLToPath(new URL('../../..', import.meta.url));

const WORKFLOWS = ['.github/workflows', 'examples/github-actions'].flatMap((folder) =>
  readdirSync(join(WORKSPACE, folder)).map((file) => join(folder, file)),
);

/** What GitHub itself would say of a workflow. */
async function problemsOf(name: string, content: string): Promise<string[]> {
  const { value, context } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

describe.each(WORKFLOWS)('%s', (file) => {
  const text = readFileSync(join(WORKSPACE, file), 'utf8');

  it('is one that GitHub takes', async () => {
    expect(await problemsOf(file, text)).toEqual([]);
  });

  it.each([
    [
      'a job that is not there',
      (sound: string) => `${sound}\n  last:\n    runs-on: x\n    needs: nobody\n    steps: [{ run: x }]\n`,
    ],
    ['a permission that is none', (sound: string) => sound.replace('contents: read', 'contents: maybe')],
    ['a key that is none', (sound: string) => sound.replace('runs-on:', 'runs-in:')],
    [
      'a variable of nothing',
      (sound: string) => `${sound}\n  last:\n    runs-on: x\n    steps: [{ run: "\${{ varz.x }}" }]\n`,
    ],
  ])('would be found out with %s', async (_what, broken) => {
    expect(await problemsOf(file, broken(text))).not.toEqual([]);
  });

  it('begins with nothing but reading', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n/m);
  });
});

describe('workflows of this repository', () => {
  it.each(WORKFLOWS.filter((file) => file.startsWith('.github')))(
    '%s names actions by their commits',
    (file) => {
      const uses = [...readFileSync(join(WORKSPACE, file), 'utf8').matchAll(/uses: (\S+)(.*)$/gm)];
      expect(uses.length).toBeGreaterThan(0);
      for (const [, action, comment] of uses) {
        expect(action).toMatch(/@[0-9a-f]{40}$/);
        expect(comment).toMatch(/^ # v\d+\.\d+\.\d+$/);
      }
    },
  );
});
