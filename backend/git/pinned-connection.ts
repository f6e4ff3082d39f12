import { X509Certificate } from "node:crypto";
import type { RequestOptions } from "node:https";
import { isIP } from "node:net";
import type { Duplex } from "node:stream";
import tls from "node:tls";
import { presentedChain } from "./presented-certificate";

type Connect = NonNullable<RequestOptions["createConnection"]>;

function certificatesIn(pem: string): X509Certificate[] {
    const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
    return blocks.map((block) => new X509Certificate(block));
}

const issued = (issuer: X509Certificate, subject: X509Certificate) =>
    subject.checkIssued(issuer) && subject.verify(issuer.publicKey);

function isCurrent({ validFrom, validTo }: X509Certificate): boolean {
    return Date.parse(validFrom) <= Date.now() && Date.now() <= Date.parse(validTo);
}

/** True when an unbroken chain leads from the server's own certificate to a pinned one, which need not be a root. */
function leadsTo(pinned: readonly X509Certificate[], chain: readonly X509Certificate[]): boolean {
    for (const [at, certificate] of chain.entries()) {
        if (!isCurrent(certificate) || (at > 0 && !(certificate.ca && issued(certificate, chain[at - 1])))) {
            return false;
        }
        if (pinned.some(({ raw }) => raw.equals(certificate.raw))) {
            return true;
        }
    }
    const last = chain.at(-1);
    return last !== undefined && pinned.some((one) => one.ca && isCurrent(one) && issued(one, last));
}

function refusal(socket: tls.TLSSocket, pem: string, hostname: string): Error | null {
    const chain = presentedChain(socket);
    if (!leadsTo(certificatesIn(pem), chain)) {
        const code = socket.authorizationError ?? "CERT_UNTRUSTED";
        return Object.assign(new Error("the certificate is not trusted"), { code });
    }
    const fits = isIP(hostname) ? chain[0].checkIP(hostname) : chain[0].checkHost(hostname);
    const code = "ERR_TLS_CERT_ALTNAME_INVALID";
    return fits ? null : Object.assign(new Error("the certificate is for another name"), { code });
}

/**
 * Connects to a host whose certificate may also be one that a person has pinned. Node by itself accepts private
 * authorities only when they are roots, while git accepts whatever is stored; here both agree.
 */
export function pinnedConnection(pem: string): Connect {
    return (options, done) => {
        const { host = "", port } = options as { host?: string; port?: number | string };
        const hostname = host.replace(/^\[|\]$/g, "");
        const target = { ...options, host: hostname, port: Number(port), rejectUnauthorized: false };
        const name = isIP(hostname) ? {} : { servername: hostname };
        const socket = tls.connect({ ...(target as tls.ConnectionOptions), ...name });
        const give = done as (error: Error | null, stream: Duplex) => void;
        socket.once("error", (error) => give(error, socket));
        socket.once("secureConnect", () => {
            const reason = socket.authorized ? null : refusal(socket, pem, hostname);
            if (reason) {
                socket.destroy();
            }
            give(reason, socket);
        });
        return undefined;
    };
}
