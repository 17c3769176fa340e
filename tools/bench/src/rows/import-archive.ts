import { fileURLToPath } from 'node:url';
import { type Command, nodeProcess, selfMeasured, wholeProcess } from '../fresh-process.ts';
import { interleaved } from '../interleaved.ts';
import { NotHere, type Row } from '../row.ts';

const SCRIPT = fileURLToPath(new URL('../references/load_yaml.py', import.meta.url));

/** The import of upstream's whole archive, beside what the fastest loader of Python takes for its files. */
export const importArchive: Row = {
  name: 'import-archive',
  needs: ['openstack'],
  async measure(bench) {
    const archive = bench.data('openstack');
    const node = (name: string): Command => nodeProcess(bench.process(name), archive);
    const { of: files, peakMb } = await selfMeasured(node('import-archive'));
    const python = { file: 'python3', args: [SCRIPT, archive] };
    await needsPyYaml();
    const medians = await interleaved(bench.rounds, {
      imported: () => wholeProcess(node('import-archive')),
      loaded: () => wholeProcess(python),
      unpacked: () => wholeProcess(node('unpack-archive')),
    });
    const what = `import the whole archive of openstack/releases (${files} files), cold, whole process`;
    return [
      {
        what,
        figure: { value: medians.imported.ms, unit: 'ms' },
        reference: { what: "PyYAML's CSafeLoader over the same files", value: medians.loaded.ms },
        goal: { ratioAtMost: 0.6 },
        note: `peak memory ${peakMb.toFixed(0)} MB`,
      },
      {
        what: 'gunzip and untar the same archive, whole process',
        figure: { value: medians.unpacked.ms, unit: 'ms' },
        reference: { what: 'its import', value: medians.imported.ms },
        note: 'for orientation',
      },
    ];
  },
};

/** @throws NotHere */
async function needsPyYaml(): Promise<void> {
  await wholeProcess({ file: 'python3', args: ['-c', 'from yaml import CSafeLoader'] }).catch(
    (cause: unknown) => {
      throw new NotHere('it is held against PyYAML with libyaml, which is not on this machine', { cause });
    },
  );
}
