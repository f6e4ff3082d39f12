import { describe, expect, it } from "vitest";
import { isForbiddenAddress } from "../../../backend/git/address-policy";
import { pinHost, type Lookup } from "../../../backend/git/pin-host";
import { createRequestForge } from "../../../backend/git/request-forge";
import { createRequestProxy } from "../../../backend/git/request-proxy";
import { presentedCertificate } from "../../../backend/git/presented-certificate";
import { parseRepositoryUrl } from "../../../backend/git/repository-url";

/** As the system's resolver reads numbers that are no plain address, and names that lead to one. */
const known: Record<string, string[]> = {
    "0xa9fea9fe": ["169.254.169.254"],
    "2852039166": ["169.254.169.254"],
    "0251.0376.0251.0376": ["169.254.169.254"],
    "169.254.43518": ["169.254.169.254"],
    "meta.example.org": ["169.254.169.254"],
    "mixed.example.org": ["192.0.2.10", "169.254.169.254"],
    "six.example.org": ["fd00:ec2::254"],
    "mapped.example.org": ["::ffff:169.254.169.254"],
    "zone.example.org": ["fe80::1%eth0"],
    "nat64.example.org": ["64:ff9b::a9fe:a9fe"],
    "nothing.example.org": [],
};
const lookup: Lookup = async (host) =>
    (known[host.replace(/\.$/, "")] ?? ["169.254.169.254"]).map((address) => ({
        address,
        family: address.includes(":") ? 6 : 4,
    }));

/** Hosts as they stand in a URL, whichever spelling leads to an address that is never contacted. */
const hosts = [
    // Metadata of clouds, and what else answers to nobody but its own machine.
    "169.254.169.254",
    "169.254.169.254:80",
    "169.254.169.253",
    "169.254.170.2",
    "169.254.0.1",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "metadata",
    "metadata.google.internal",
    "METADATA.google.internal",
    "metadata.google.internal.",
    "metadata.goog",
    "instance-data",
    "instance-data.ec2.internal",
    "[fd00:ec2::254]",
    "[fd20:ce::254]",
    // This network, everybody, nobody.
    "0.0.0.0",
    "0.0.0.0:8080",
    "0.1.2.3",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "[::]",
    "[ff02::1]",
    "[fec0::1]",
    // The same in other words.
    "[fe80::1]",
    "[fe80::a9fe:a9fe]",
    "[::ffff:169.254.169.254]",
    "[::ffff:a9fe:a9fe]",
    "[0:0:0:0:0:ffff:a9fe:a9fe]",
    "[::a9fe:a9fe]",
    "[::ffff:0:a9fe:a9fe]",
    "[64:ff9b::169.254.169.254]",
    "[64:ff9b:1::a9fe:a9fe]",
    "[2002:a9fe:a9fe::1]",
    "[2001:0:a9fe:a9fe::]",
    "[2001:0:4136:e378:8000:63bf:5601:5601]",
    "[2001:db8::5efe:a9fe:a9fe]",
    "[2001:db8::200:5efe:a9fe:a9fe]",
    "0xa9fea9fe",
    "0xA9.0xFE.0xA9.0xFE",
    "2852039166",
    "0251.0376.0251.0376",
    "169.254.43518",
    "169.254.169.254.",
    "meta.example.org",
    "mixed.example.org",
    "six.example.org",
    "mapped.example.org",
    "zone.example.org",
    "nat64.example.org",
    "nothing.example.org",
];
const refused = expect.stringMatching(/^(URL_REFUSED|REPOSITORY_UNREACHABLE)$/);
const codeOf = (work: Promise<unknown>) =>
    work.then(
        () => "contacted",
        (error: { code?: string }) => error.code ?? String(error),
    );

describe("outgoing requests", () => {
    it("has a corpus that is large enough", () => expect(new Set(hosts).size).toBeGreaterThanOrEqual(40));

    it.each(hosts)("of git never go to %s", async (host) => {
        for (const protocol of ["https", "http", "ssh"] as const) {
            const parse = async () => parseRepositoryUrl(`${protocol}://git@${host}/team/app.git`);
            expect(await codeOf(parse().then((parsed) => pinHost(parsed, lookup)))).toEqual(refused);
        }
    });

    it.each(hosts)("of the forge's API never go to %s", async (host) => {
        const request = createRequestForge({ authority: async () => null }, lookup);
        for (const scheme of ["https", "http"]) {
            const ask = async () => request({ method: "GET", url: `${scheme}://${host}/api`, headers: {} });
            expect(await codeOf(ask())).toEqual(refused);
        }
    });

    it.each(hosts)("of a proxy's API never go to %s", async (host) => {
        const request = createRequestProxy({ authority: async () => null }, lookup);
        for (const scheme of ["https", "http"]) {
            const ask = async () => request({ method: "GET", url: `${scheme}://${host}/config/` });
            expect(await codeOf(ask())).toEqual(refused);
        }
    });

    it.each(hosts)("for a certificate never go to %s", async (host) => {
        expect(await codeOf(presentedCertificate(host, lookup))).toEqual(refused);
    });
});

describe("isForbiddenAddress()", () => {
    it.each([
        "127.0.0.1",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.10",
        "100.64.0.1",
        "::1",
        "fd12:3456:789a::1",
        "2001:db8::1",
        "140.82.121.3",
        "64:ff9b::8c52:7903",
    ])("leaves %s alone: homelabs and forges live there", (address) => {
        expect(isForbiddenAddress(address)).toBe(false);
    });
});
