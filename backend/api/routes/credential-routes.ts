import {
    acceptHostKeySchema,
    credentialChangeSchema,
    credentialSchema,
    hostAuthoritySchema,
    oneHostSchema,
    pinCertificateSchema,
} from "../../../common/schema";
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
        method: "put",
        path: "/credentials/:id",
        scope: "administrator",
        answer: (call) =>
            call.useCases.changeCredential(idOf(call), parseInput(credentialChangeSchema, call.body), call.actor),
    },
    {
        method: "delete",
        path: "/credentials/:id",
        scope: "administrator",
        answer: (call) => call.useCases.deleteCredential(idOf(call), call.actor),
    },
    {
        method: "post",
        path: "/credentials/:id/test",
        // It makes this server connect somewhere.
        scope: "administrator",
        answer: (call) => call.useCases.testCredential(idOf(call), call.actor),
    },
    {
        method: "get",
        path: "/hosts",
        scope: "viewer",
        answer: async (call) => ({ items: await call.useCases.hosts(), next: null }),
    },
    {
        method: "put",
        path: "/hosts/host-key",
        scope: "administrator",
        answer: (call) => call.useCases.acceptHostKey(parseInput(acceptHostKeySchema, call.body), call.actor),
    },
    {
        method: "post",
        path: "/hosts/look",
        // It makes this server connect somewhere.
        scope: "administrator",
        answer: (call) => call.useCases.certificate(parseInput(oneHostSchema, call.body).host, call.actor),
    },
    {
        method: "put",
        path: "/hosts/certificate",
        scope: "administrator",
        answer: (call) => call.useCases.pinCertificate(parseInput(pinCertificateSchema, call.body), call.actor),
    },
    {
        method: "put",
        path: "/hosts/authority",
        scope: "administrator",
        answer: (call) => call.useCases.saveAuthority(parseInput(hostAuthoritySchema, call.body), call.actor),
    },
];
