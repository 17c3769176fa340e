import { BlockList, isIP } from 'node:net';

// https://www.iana.org/assignments/iana-ipv4-special-registry
const NOT_PUBLIC_4 = [
  ['0.0.0.0', 8], // this network, unspecified
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // shared by a carrier's customers
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local, with the clouds' metadata at 169.254.169.254
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
] as const;

// https://www.iana.org/assignments/iana-ipv6-special-registry
const NOT_PUBLIC_6 = [
  ['2001::', 23], // protocol assignments, Teredo
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4
  ['3fff::', 20], // documentation
] as const;

// An IPv4 address inside an IPv6 one: mapped, and translated by NAT64.
const CARRIERS = ['::ffff:', '64:ff9b::'];

const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');
const notPublic = new BlockList();
for (const [network, prefix] of NOT_PUBLIC_6) notPublic.addSubnet(network, prefix, 'ipv6');
for (const [network, prefix] of NOT_PUBLIC_4) notPublic.addSubnet(network, prefix, 'ipv4');
for (const carrier of CARRIERS) {
  global6.addSubnet(`${carrier}0.0.0.0`, 96, 'ipv6');
  for (const [network, prefix] of NOT_PUBLIC_4) {
    notPublic.addSubnet(`${carrier}${network}`, 96 + prefix, 'ipv6');
  }
}

/**
 * Whether an IP address is one of the public internet: not private, local, shared, reserved, for documentation, or an IPv6
 * form of such an IPv4 address. False for what is no address.
 */
export function isPublicAddress(address: string): boolean {
  // A zone (fe80::1%eth0) has a meaning on this machine only.
  if (address.includes('%')) return false;
  switch (isIP(address)) {
    case 4:
      return !notPublic.check(address, 'ipv4');
    case 6:
      return global6.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
    default:
      return false;
  }
}
