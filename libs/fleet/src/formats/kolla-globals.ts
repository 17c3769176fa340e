import { type FormatReading, isSane, reading, type ScanFormat } from './scan-format.ts';

const RELEASE = /^\s*(#*)\s*openstack_release\s*:\s*(.*)$/;
const KOLLA_KEY = /^\s*#*\s*(?:kolla_[a-z_]+|openstack_release|enable_[a-z_]+)\s*:/;

/** Kolla Ansible's globals.yml: the release of OpenStack that it deploys. */
export const KOLLA_GLOBALS: ScanFormat = {
  name: "Kolla Ansible's globals.yml",
  recognises: ({ lines }) =>
    lines.some((line) => isSane(line) && RELEASE.test(line)) ||
    lines.filter((line) => isSane(line) && KOLLA_KEY.test(line)).length >= 2,
  read({ lines }): FormatReading {
    const said = lines.filter(isSane).flatMap((line) => {
      const [, hash, value] = RELEASE.exec(line) ?? [];
      return value === undefined ? [] : [{ isComment: hash !== '', value: scalar(value) }];
    });
    // Of a key that stands twice the last counts, for Ansible too.
    const set = said.findLast(({ isComment, value }) => !isComment && value !== '');
    if (set) return reading([{ kind: 'stated', name: 'openstack', version: set.value }]);
    const where = said.length === 0 ? 'is not in it' : 'is commented out or empty in it';
    return reading([], {
      remarks: [
        `openstack_release ${where}, so it is the default of the Kolla Ansible that is installed: scan "pip freeze" of it instead, or write openstack and the release`,
      ],
    });
  },
};

function scalar(value: string): string {
  const [, double, single] = /^(?:"([^"]*)"|'([^']*)')/.exec(value.trim()) ?? [];
  return (double ?? single ?? value.replace(/(?:^|\s)#.*$/, '')).trim();
}
