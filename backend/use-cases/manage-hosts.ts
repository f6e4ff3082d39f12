import { X509Certificate } from "node:crypto";
import { CicdError } from "../../common/errors";
import type { HostView } from "../../common/views";
import { fingerprintOf } from "../git/host-key";
import { hostAuthorities, type HostAuthority } from "../models/host-authorities";
import { knownHosts, type KnownHost } from "../models/known-hosts";
import type { Dependencies } from "./dependencies";

type Needs = Pick<Dependencies, "db" | "clock">;

/** Every host that is pinned or has a private authority. */
export async function listHosts({ db }: Needs): Promise<HostView[]> {
    const known = new Map((await knownHosts.list(db)).map((row) => [row.host, row]));
    const authorities = new Map((await hostAuthorities.list(db)).map((row) => [row.host, row]));
    const hosts = [...new Set([...known.keys(), ...authorities.keys()])].sort();
    return hosts.map((host) => view(host, known.get(host), authorities.get(host)));
}

/**
 * From now on a host's new SSH keys count. The fingerprints have to be those that are offered now: what a person has
 * compared is what is accepted.
 */
export async function acceptHostKey(
    deps: Needs,
    { host, fingerprints }: { host: string; fingerprints: string[] },
): Promise<HostView> {
    const row = await knownHosts.find(deps.db, host);
    const offered = row?.offered ?? [];
    const compared = [...fingerprints].sort().join();
    if (offered.length === 0 || offered.map(fingerprintOf).sort().join() !== compared) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: `These are not the keys that ${host} offers now.`,
            safe: "The pinned keys were not changed.",
            hint: "Test the connection again, and compare the fingerprints that it shows.",
        });
    }
    await knownHosts.replace(deps.db, host, { keys: offered, pinnedAt: deps.clock.now().toISOString() });
    return show(deps, host);
}

/** Stores the private authority of a host, or removes it when the text is empty. */
export async function saveAuthority(deps: Needs, input: { host: string; pem: string }): Promise<HostView> {
    const host = input.host.replace(/:\d+$/, "");
    const pem = input.pem.trim();
    if (pem === "") {
        await hostAuthorities.remove(deps.db, host);
        return show(deps, host);
    }
    const certificates = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
    certificates.forEach(readCertificate);
    if (certificates.length === 0) {
        unreadable();
    }
    const createdAt = deps.clock.now().toISOString();
    await hostAuthorities.save(deps.db, { host, pem: `${certificates.join("\n")}\n`, createdAt });
    return show(deps, host);
}

function unreadable(): never {
    throw new CicdError({
        code: "INVALID_INPUT",
        message: "This is not a certificate in PEM form.",
        safe: "Nothing was stored.",
        hint: "Paste the authority's certificate, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.",
    });
}

function readCertificate(pem: string): X509Certificate {
    try {
        return new X509Certificate(pem);
    } catch {
        return unreadable();
    }
}

async function show({ db }: Needs, host: string): Promise<HostView> {
    const [known, authority] = [await knownHosts.find(db, host), await hostAuthorities.find(db, host)];
    return view(host, known ?? undefined, authority ?? undefined);
}

function view(host: string, known?: KnownHost, authority?: HostAuthority): HostView {
    const certificate = authority && readCertificate(authority.pem);
    return {
        host,
        hostKeys: known?.keys.map(fingerprintOf) ?? [],
        pinnedAt: known?.pinnedAt ?? null,
        offeredKeys: known?.offered.map(fingerprintOf) ?? [],
        authority: certificate
            ? {
                  subject: certificate.subject.replaceAll("\n", ", "),
                  fingerprint: certificate.fingerprint256,
                  expiresAt: new Date(certificate.validTo).toISOString(),
              }
            : null,
    };
}
