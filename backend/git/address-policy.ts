import { BlockList, isIP, isIPv4 } from "node:net";

/**
 * Addresses that no repository lives at and that answer with secrets or reach everybody: link-local (with it the
 * metadata services of most clouds), the metadata services that live elsewhere, unspecified, multicast, reserved.
 * Loopback and private ranges are allowed: homelabs live there.
 */
const never = new BlockList();
never.addSubnet("0.0.0.0", 8);
never.addSubnet("169.254.0.0", 16);
never.addAddress("100.100.100.200"); // Alibaba Cloud
never.addAddress("168.63.129.16"); // Azure
never.addAddress("192.0.0.192"); // Oracle Cloud
never.addSubnet("224.0.0.0", 3);
never.addAddress("::", "ipv6");
never.addSubnet("2001::", 32, "ipv6"); // Teredo: leads to an IPv4 address that it hides
never.addSubnet("fe80::", 10, "ipv6");
never.addSubnet("fec0::", 10, "ipv6");
never.addSubnet("ff00::", 8, "ipv6");
never.addAddress("fd00:ec2::254", "ipv6"); // AWS
never.addAddress("fd20:ce::254", "ipv6"); // Google Cloud

/** Eight groups of a valid IPv6 address without brackets and zone. */
function groupsOf(address: string): number[] {
    const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
    const [left, right] = canonical.split("::");
    const parse = (part: string | undefined) =>
        part ? part.split(":").map((group) => Number.parseInt(group, 16)) : [];
    const [head, tail] = [parse(left), parse(right)];
    return right === undefined ? head : [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}

const dotted = (high: number, low: number) => [high >> 8, high & 255, low >> 8, low & 255].join(".");

/** The IPv4 address that an IPv6 one is another spelling of (mapped, compatible, NAT64, ISATAP, 6to4), or null. */
export function embeddedIPv4(address: string): string | null {
    const groups = groupsOf(address);
    const zeros = (from: number, to: number) => groups.slice(from, to).every((group) => group === 0);
    if (zeros(0, 5) && (groups[5] === 0xffff || (groups[5] === 0 && groups[6] !== 0))) {
        return dotted(groups[6], groups[7]);
    }
    if (zeros(0, 4) && groups[4] === 0xffff && groups[5] === 0) {
        return dotted(groups[6], groups[7]);
    }
    if (groups[0] === 0x64 && groups[1] === 0xff9b) {
        return dotted(groups[6], groups[7]);
    }
    if (groups[5] === 0x5efe && (groups[4] & ~0x200) === 0) {
        return dotted(groups[6], groups[7]);
    }
    return groups[0] === 0x2002 ? dotted(groups[1], groups[2]) : null;
}

/** True for an IP address that is never connected to, in whichever spelling. */
export function isForbiddenAddress(address: string): boolean {
    const bare = address.split("%")[0];
    if (isIPv4(bare)) {
        return never.check(bare);
    }
    if (isIP(bare) !== 6) {
        return false;
    }
    const embedded = embeddedIPv4(bare);
    return never.check(bare, "ipv6") || (embedded !== null && never.check(embedded));
}

const metadataNames = new Set([
    "metadata",
    "metadata.google.internal",
    "metadata.goog",
    "instance-data",
    "instance-data.ec2.internal",
]);

/** Names under which clouds serve their metadata, whatever they resolve to. */
export function isMetadataName(host: string): boolean {
    return metadataNames.has(host);
}
