import { CicdError } from "../../../common/errors";

/** Of a link-local address or one of a machine's metadata, whatever name led there: to ask again would not help. */
export function isRefusedAddress(error: unknown): error is CicdError {
    return error instanceof CicdError && error.code === "URL_REFUSED";
}
