import { parseInput } from "../../../common/parse-input";
import { repositorySwitchesSchema } from "../../../common/repository-switches-schema";
import { buildConfigSchema } from "../../../common/schema";
import { stackOf, type Route } from "../route";

const base = "/stacks/:stack";

export const buildConfigRoutes: readonly Route[] = [
    {
        method: "get",
        path: `${base}/build-config`,
        scope: "viewer",
        answer: (call) => call.useCases.buildConfig(stackOf(call)),
    },
    {
        method: "put",
        path: `${base}/build-config`,
        scope: "administrator",
        answer: (call) =>
            call.useCases.saveBuildConfig(stackOf(call), parseInput(buildConfigSchema, call.body), call.actor),
    },
    {
        method: "get",
        path: `${base}/settings`,
        scope: "viewer",
        answer: (call) => call.useCases.stackSettings(stackOf(call)),
    },
    {
        method: "put",
        path: `${base}/repository-switches`,
        scope: "administrator",
        answer: (call) => {
            const { allowed } = parseInput(repositorySwitchesSchema, call.body);
            return call.useCases.saveRepositorySwitches(stackOf(call), allowed, call.actor);
        },
    },
    // For editors: what a repository's own settings may look like.
    { method: "get", path: "/schema/cicd.json", scope: "viewer", answer: (call) => call.useCases.cicdSchema() },
];
