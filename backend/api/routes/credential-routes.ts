import { credentialSchema } from "../../../common/schema";
import { parseInput } from "../../../common/parse-input";
import { idOf, type Route } from "../route";

export const credentialRoutes: readonly Route[] = [
    {
        method: "get",
        path: "/credentials",
        scope: "viewer",
        answer: async (call) => ({ items: await call.useCases.credentials(), next: null }),
    },
    {
        method: "post",
        path: "/credentials",
        scope: "administrator",
        status: 201,
        answer: (call) => call.useCases.addCredential(parseInput(credentialSchema, call.body), call.actor),
    },
    {
        method: "delete",
        path: "/credentials/:id",
        scope: "administrator",
        answer: (call) => call.useCases.deleteCredential(idOf(call), call.actor),
    },
];
