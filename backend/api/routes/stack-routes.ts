import { z } from "zod";
import {
    connectRepositorySchema,
    deploymentFilterSchema,
    deployRequestSchema,
    deployUrlSchema,
    environmentSchema,
    pageSchema,
    pauseRequestSchema,
    planRequestSchema,
    rightsSchema,
    rollbackRequestSchema,
    updateImagesSchema,
} from "../../../common/schema";
import { parseInput } from "../../../common/parse-input";
import { stackOf, type Route, type RouteCall } from "../route";

const base = "/stacks/:stack";

const configuration: Route[] = [
    { method: "get", path: "/stacks", scope: "viewer", answer: async (call) => listed(await call.useCases.stacks()) },
    { method: "get", path: base, scope: "viewer", answer: (call) => call.useCases.stack(stackOf(call)) },
    {
        method: "get",
        path: `${base}/repository`,
        scope: "viewer",
        answer: (call) => call.useCases.repository(stackOf(call)),
    },
    {
        method: "put",
        path: `${base}/repository`,
        scope: "administrator",
        answer: (call) =>
            call.useCases.connect(stackOf(call), parseInput(connectRepositorySchema, call.body), call.actor),
    },
    {
        method: "delete",
        path: `${base}/repository`,
        scope: "administrator",
        answer: (call) => call.useCases.disconnect(stackOf(call), call.actor),
    },
    {
        method: "post",
        path: `${base}/deploy-url`,
        scope: "administrator",
        status: 201,
        answer: (call) => {
            const { token } = parseInput(deployUrlSchema, call.body);
            return call.useCases.makeDeployUrl(stackOf(call), token, call.actor);
        },
    },
    {
        method: "delete",
        path: `${base}/deploy-url`,
        scope: "administrator",
        answer: (call) => call.useCases.removeDeployUrl(stackOf(call), call.actor),
    },
    {
        // The environment holds the stack's secrets: reading it takes more than looking on.
        method: "get",
        path: `${base}/environment`,
        scope: "operator",
        answer: (call) => call.useCases.environment(stackOf(call), call.actor),
    },
    {
        method: "put",
        path: `${base}/environment`,
        scope: "administrator",
        answer: (call) =>
            call.useCases.saveEnvironment(stackOf(call), parseInput(environmentSchema, call.body), call.actor),
    },
];

const running: Route[] = [
    {
        method: "post",
        path: `${base}/deployments`,
        scope: "operator",
        status: 202,
        answer: (call) => {
            const { ref } = parseInput(deployRequestSchema, call.body);
            return call.useCases.deploy(stackOf(call), ref, call.actor);
        },
    },
    {
        method: "post",
        path: `${base}/rollback`,
        scope: "operator",
        status: 202,
        answer: (call) => {
            const asked = parseInput(rollbackRequestSchema, call.body);
            return call.useCases.rollback(stackOf(call), asked, call.actor);
        },
    },
    {
        method: "post",
        path: `${base}/update-images`,
        scope: "operator",
        status: 202,
        answer: (call) =>
            call.useCases.updateImages(stackOf(call), parseInput(updateImagesSchema, call.body), call.actor),
    },
    {
        method: "get",
        path: `${base}/update-images`,
        scope: "viewer",
        answer: (call) => call.useCases.updatePlan(stackOf(call)),
    },
    {
        method: "get",
        path: `${base}/deployments`,
        scope: "viewer",
        answer: (call) =>
            call.useCases.deployments({ stack: stackOf(call), ...parseInput(deploymentFilterSchema, call.query) }),
    },
    {
        method: "get",
        path: `${base}/releases`,
        scope: "viewer",
        answer: (call) => call.useCases.releases(stackOf(call), pageOf(call)),
    },
    {
        method: "get",
        path: `${base}/plan`,
        scope: "viewer",
        answer: (call) => call.useCases.plan(stackOf(call), parseInput(planRequestSchema, call.query)),
    },
    { method: "get", path: `${base}/rights`, scope: "viewer", answer: (call) => call.useCases.rights(stackOf(call)) },
    {
        method: "put",
        path: `${base}/rights`,
        scope: "administrator",
        answer: (call) => {
            const { grants } = parseInput(rightsSchema, call.body);
            return call.useCases.saveRights(stackOf(call), grants, call.actor);
        },
    },
    {
        method: "post",
        path: `${base}/pause`,
        scope: "operator",
        answer: (call) => {
            const { reason } = parseInput(pauseRequestSchema, call.body);
            return call.useCases.pause(stackOf(call), reason, call.actor);
        },
    },
    command("resume", (call) => call.useCases.resume(stackOf(call), call.actor)),
    command("down", (call) => call.useCases.down(stackOf(call), call.actor)),
];

/** A POST that takes no body. */
function command(name: string, run: (call: RouteCall) => Promise<void>): Route {
    return {
        method: "post",
        path: `${base}/${name}`,
        scope: "operator",
        answer: (call) => {
            parseInput(z.strictObject({}), call.body);
            return run(call);
        },
    };
}

function pageOf(call: RouteCall) {
    return parseInput(pageSchema, call.query);
}

function listed<T>(items: T[]) {
    return { items, next: null };
}

export const stackRoutes: readonly Route[] = [...configuration, ...running];
