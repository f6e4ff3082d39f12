import type { Secret } from "../../models/secret";
import { signedWith } from "../signature";
import type { RawDelivery } from "./forge";
import { header } from "./header";

const PREFIX = "sha256=";

/** SHA-256 of the bytes as sent, under the name that GitHub once gave to SHA-1; both kinds of Bitbucket sign so. */
export function hubSigned({ headers, raw }: RawDelivery, secrets: readonly Secret[]): boolean {
    const signature = header(headers, "x-hub-signature") ?? "";
    return signature.startsWith(PREFIX) && signedWith(secrets, raw, signature.slice(PREFIX.length));
}
