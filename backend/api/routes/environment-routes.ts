import { z } from "zod";
import { buildSecretNameSchema, buildSecretSchema } from "../../../common/build-secret-schema";
import {
    environmentEditSchema,
    environmentKeySchema,
    environmentPreviewSchema,
} from "../../../common/environment-schema";
import { parseInput } from "../../../common/parse-input";
import { idOf, stackOf, type Route, type RouteCall } from "../route";

const environment = "/stacks/:stack/environment";
const secrets = "/stacks/:stack/build-secrets";
const nothing = z.strictObject({});

/** The environment holds the stack's secrets: even looking at it takes more than looking on. */
export const environmentRoutes: readonly Route[] = [
    {
        method: "get",
        path: `${environment}/keys`,
        scope: "operator",
        answer: (call) => call.useCases.environmentKeys(stackOf(call)),
    },
    {
        method: "put",
        path: `${environment}/keys`,
        scope: "administrator",
        answer: (call) =>
            call.useCases.saveEnvironmentKeys(stackOf(call), parseInput(environmentEditSchema, call.body), call.actor),
    },
    {
        method: "get",
        path: `${environment}/keys/:name`,
        scope: "operator",
        answer: (call) =>
            call.useCases.revealEnvironmentKey(
                stackOf(call),
                parseInput(environmentKeySchema, call.params.name),
                call.actor,
            ),
    },
    {
        method: "post",
        path: `${environment}/preview`,
        scope: "operator",
        answer: (call) =>
            call.useCases.previewEnvironment(stackOf(call), parseInput(environmentPreviewSchema, call.body)),
    },
    {
        method: "post",
        path: `${environment}/apply`,
        scope: "operator",
        status: 202,
        answer: (call) => {
            parseInput(nothing, call.body);
            return call.useCases.applyEnvironment(stackOf(call), call.actor);
        },
    },
    {
        method: "get",
        path: "/stacks/:stack/releases/:id/environment",
        scope: "viewer",
        answer: (call) => call.useCases.rollbackEnvironment(stackOf(call), idOf(call)),
    },
    {
        method: "get",
        path: secrets,
        scope: "operator",
        answer: async (call) => ({ items: await call.useCases.buildSecrets(stackOf(call)), next: null }),
    },
    {
        method: "put",
        path: `${secrets}/:name`,
        scope: "administrator",
        answer: async (call) => {
            const { value } = parseInput(buildSecretSchema, call.body);
            const secret = { name: nameOf(call), value };
            return { items: await call.useCases.setBuildSecret(stackOf(call), secret, call.actor), next: null };
        },
    },
    {
        method: "delete",
        path: `${secrets}/:name`,
        scope: "administrator",
        answer: async (call) => ({
            items: await call.useCases.deleteBuildSecret(stackOf(call), nameOf(call), call.actor),
            next: null,
        }),
    },
];

function nameOf({ params }: RouteCall): string {
    return parseInput(buildSecretNameSchema, params.name);
}
