import { CicdError } from "../../common/errors";
import type { CertificateView } from "../../common/views";

interface Untrusted {
    host: string;
    /** A certificate or authority is stored for the host. */
    stored: boolean;
    /** What it shows now; null where that could not be looked at. */
    shown: CertificateView | null;
}

function described(shown: CertificateView | null): string {
    return shown ? ` It shows ${shown.subject} by ${shown.issuer}, SHA-256 ${shown.fingerprint}.` : "";
}

/** Why nothing was said to a host, and what makes it trusted. */
export function untrustedCertificate({ host, stored, shown }: Untrusted): CicdError {
    const safe = "Nothing was sent there, no credential either, and the running stack was not touched.";
    if (shown?.problem) {
        const message = `${host} was not trusted: ${shown.problem}`;
        return new CicdError({ code: "TLS_UNTRUSTED", message, safe, hint: "Mend the forge's certificate." });
    }
    return new CicdError({
        code: "TLS_UNTRUSTED",
        message: stored
            ? `The certificate of ${host} has changed: it is not the one that is stored, nor one of that authority.${described(shown)}`
            : `The certificate of ${host} was not accepted: this server does not know its authority.${described(shown)}`,
        safe,
        hint: "Compare the fingerprint with the forge's own; if it is right, test the connection and pin it there, or store the authority's certificate (PEM) for this host.",
    });
}
