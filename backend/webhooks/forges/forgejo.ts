import { signedWith } from "../signature";
import { deliveryIdOr } from "./delivery-id";
import type { Forge } from "./forge";
import { gitea } from "./gitea";
import { header } from "./header";

/** Forgejo speaks Gitea's language and adds headers of its own name. */
export const forgejo: Forge = {
    ...gitea,
    name: "forgejo",
    verify({ headers, json }, secrets) {
        return json !== null && signedWith(secrets, json, header(headers, "x-forgejo-signature") ?? "");
    },
    deliveryId: ({ headers, raw }) => deliveryIdOr(header(headers, "x-forgejo-delivery"), raw),
};
