import { CicdError } from "../../common/errors";
import type { CertificateView, HostView } from "../../common/views";
import { addressOfHost } from "../git/address-of-host";
import { presentedCertificate, type PresentedCertificate } from "../git/presented-certificate";
import { saveAuthority } from "./manage-hosts";
import type { Dependencies } from "./dependencies";

type Needs = Pick<Dependencies, "db" | "clock">;

async function look(host: string): Promise<PresentedCertificate> {
    const found = await presentedCertificate(host);
    if (!found) {
        throw new CicdError({
            code: "REPOSITORY_UNREACHABLE",
            message: `${host} shows no certificate: it does not answer, or not over TLS.`,
            safe: "Nothing was changed.",
            hint: "Check the host and its port, and that the forge runs.",
        });
    }
    return found;
}

/** What a host shows now, to be compared. @throws CicdError REPOSITORY_UNREACHABLE | URL_REFUSED */
export async function showCertificate(host: string): Promise<CertificateView> {
    return (await look(host)).view;
}

/**
 * From now on a host is trusted by what it shows. It has to be the fingerprint that a person has compared.
 * @throws CicdError STATE_CONFLICT | TLS_UNTRUSTED | REPOSITORY_UNREACHABLE | URL_REFUSED
 */
export async function pinCertificate(
    deps: Needs,
    { host, fingerprint }: { host: string; fingerprint: string },
): Promise<HostView> {
    const { pem, view } = await look(host);
    if (view.fingerprint !== fingerprint.toUpperCase()) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: `This is not the certificate that ${host} shows now: that one is ${view.fingerprint}.`,
            safe: "Nothing was stored.",
            hint: "Look at the certificate again, and compare its fingerprint.",
        });
    }
    if (view.problem) {
        throw new CicdError({
            code: "TLS_UNTRUSTED",
            message: `${view.problem} To pin it would not help.`,
            safe: "Nothing was stored.",
            hint: "Mend the forge's certificate, or use the name that it is for.",
        });
    }
    return saveAuthority(deps, { host: addressOfHost(host, "https").hostname, pem });
}
