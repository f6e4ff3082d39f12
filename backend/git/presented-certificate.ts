import type { X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import tls from "node:tls";
import type { CertificateView } from "../../common/views";
import { addressOfHost } from "./address-of-host";
import { pinHost, type Lookup } from "./pin-host";
import { pinnedLookup } from "./pinned-lookup";

const patienceMs = 10_000;

export interface PresentedCertificate {
    pem: string;
    view: CertificateView;
}

/** The server's own certificate and those that it sent along, up to the last one. */
export function presentedChain(socket: tls.TLSSocket): X509Certificate[] {
    const chain: X509Certificate[] = [];
    let next = socket.getPeerX509Certificate();
    while (next && !chain.some(({ fingerprint256 }) => fingerprint256 === next?.fingerprint256)) {
        chain.push(next);
        next = next.issuerCertificate;
    }
    return chain;
}

const oneLine = (name: string) => name.replaceAll("\n", ", ");
const isoDate = (text: string) => new Date(text).toISOString();

function problemOf(hostname: string, chain: readonly X509Certificate[]): string | null {
    const now = Date.now();
    const expired = chain.find(({ validTo }) => Date.parse(validTo) < now);
    if (expired) {
        return `The certificate of ${oneLine(expired.subject)} has expired on ${isoDate(expired.validTo).slice(0, 10)}.`;
    }
    if (chain.some(({ validFrom }) => Date.parse(validFrom) > now)) {
        return "The certificate is not valid yet: compare the clocks of both servers.";
    }
    const [own] = chain;
    const fits = isIP(hostname) ? own.checkIP(hostname) : own.checkHost(hostname);
    return fits === undefined
        ? `The certificate is not for ${hostname}, but for ${own.subjectAltName ?? oneLine(own.subject)}.`
        : null;
}

function viewOf(host: string, chain: readonly X509Certificate[]): PresentedCertificate {
    const { hostname } = addressOfHost(host, "https");
    const anchor = chain[chain.length - 1];
    const selfSigned = anchor.checkIssued(anchor);
    return {
        pem: anchor.toString(),
        view: {
            host,
            kind: anchor.ca && chain.length > 1 ? "authority" : selfSigned ? "self-signed" : "server",
            subject: oneLine(anchor.subject),
            issuer: oneLine(anchor.issuer),
            fingerprint: anchor.fingerprint256,
            expiresAt: isoDate(anchor.validTo),
            problem: problemOf(hostname.replace(/^\[|\]$/g, ""), chain),
        },
    };
}

/**
 * What a host shows over TLS, of which the last certificate is the one to trust: its authority's where it is sent
 * along, else the server's own. Nothing is sent but the greeting. Null when there is no TLS.
 * @throws CicdError URL_REFUSED | REPOSITORY_UNREACHABLE when the host must not be or can't be looked up
 */
export async function presentedCertificate(host: string, lookup?: Lookup): Promise<PresentedCertificate | null> {
    const { hostname, port } = addressOfHost(host, "https");
    const pin = await pinHost({ host, protocol: "https" }, lookup);
    const bare = hostname.replace(/^\[|\]$/g, "");
    return new Promise((resolve) => {
        const socket = tls.connect({
            host: bare,
            port: Number(port),
            // It is looked at, and nothing is sent to whom it belongs.
            rejectUnauthorized: false,
            ...(isIP(bare) ? {} : { servername: bare }),
            ...(pin ? { lookup: pinnedLookup(pin) } : {}),
        });
        const answer = (found: PresentedCertificate | null) => {
            socket.destroy();
            resolve(found);
        };
        socket.setTimeout(patienceMs, () => answer(null));
        socket.once("error", () => answer(null));
        socket.once("secureConnect", () => {
            const chain = presentedChain(socket);
            answer(chain.length > 0 ? viewOf(host, chain) : null);
        });
    });
}
