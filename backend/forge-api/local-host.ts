import { BlockList, isIP } from "node:net";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8);
loopback.addAddress("::1", "ipv6");

const inside = new BlockList();
inside.addSubnet("10.0.0.0", 8);
inside.addSubnet("172.16.0.0", 12);
inside.addSubnet("192.168.0.0", 16);
inside.addSubnet("100.64.0.0", 10);
inside.addSubnet("fc00::", 7, "ipv6");

/** Forges that everybody shares: they are outside of every local network. */
const clouds =
    /^(github\.com|.+\.ghe\.com|gitlab\.com|bitbucket\.org|codeberg\.org|dev\.azure\.com|.+\.visualstudio\.com)$/;

function within(list: BlockList, host: string): boolean {
    const family = isIP(host);
    return family !== 0 && list.check(host, family === 6 ? "ipv6" : "ipv4");
}

const isOwnMachine = (host: string) => host === "localhost" || host.endsWith(".localhost") || within(loopback, host);

/** A name without a dot, and the endings that only a local network answers to. */
const isLocal = (host: string) =>
    within(inside, host) ||
    (isIP(host) === 0 && (!host.includes(".") || /\.(local|lan|home|internal|home\.arpa)$/.test(host)));

const bare = (host: string) => host.replace(/:\d+$/, "").replace(/^\[|\]$/g, "");

/** One sentence when a forge can't reach an address by what the address is; null when that doesn't tell. */
export function whyUnreachable(url: string, forgeHost: string): string | null {
    const host = bare(new URL(url).host);
    const forge = bare(forgeHost);
    if (isOwnMachine(host) && !isOwnMachine(forge)) {
        return `${forgeHost} can't reach this server at ${url}: to another machine that address means that machine itself.`;
    }
    if (isLocal(host) && clouds.test(forge)) {
        return `${forgeHost} can't reach this server at ${url}: that address exists in the local network only.`;
    }
    return null;
}
