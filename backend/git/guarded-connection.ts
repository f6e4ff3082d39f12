import type { RequestOptions } from "node:https";
import { rootCertificates } from "node:tls";
import type { HostTrust } from "../models/host-trust";
import { pinHost, type Lookup } from "./pin-host";
import { pinnedConnection } from "./pinned-connection";
import { pinnedLookup } from "./pinned-lookup";

/**
 * What binds a request to the address that was judged, and has it trust the authority that is stored for the host.
 * @throws CicdError URL_REFUSED | REPOSITORY_UNREACHABLE
 */
export async function guardedConnection(
    { host, protocol, hostname }: URL,
    trust: Pick<HostTrust, "authority">,
    lookup?: Lookup,
): Promise<RequestOptions> {
    const secure = protocol === "https:";
    const pin = await pinHost({ host, protocol: secure ? "https" : "http" }, lookup);
    const pem = secure ? await trust.authority(hostname) : null;
    return {
        ...(pin ? { lookup: pinnedLookup(pin) } : {}),
        ...(pem ? { ca: [...rootCertificates, pem], createConnection: pinnedConnection(pem) } : {}),
    };
}
