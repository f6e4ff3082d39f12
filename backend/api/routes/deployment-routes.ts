import { z } from "zod";
import { deploymentFilterSchema, stackNameSchema } from "../../../common/schema";
import { canaryActionSchema } from "../../../common/canary-schema";
import { parseInput } from "../../../common/parse-input";
import type { DeploymentView } from "../../../common/views";
import { idOf, type Route, type RouteCall } from "../route";

function command(name: string, run: (call: RouteCall, id: number) => Promise<DeploymentView>): Route {
    return {
        method: "post",
        path: `/deployments/:id/${name}`,
        scope: "operator",
        status: 202,
        answer: (call) => {
            parseInput(z.strictObject({}), call.body);
            return run(call, idOf(call));
        },
    };
}

const anyStack = deploymentFilterSchema.extend({ stack: stackNameSchema.optional() });

export const deploymentRoutes: readonly Route[] = [
    {
        method: "get",
        path: "/deployments",
        scope: "viewer",
        answer: (call) => call.useCases.deployments(parseInput(anyStack, call.query)),
    },
    {
        method: "get",
        path: "/deployments/:id",
        scope: "viewer",
        answer: (call) => call.useCases.deployment(idOf(call)),
    },
    {
        method: "get",
        path: "/deployments/:id/plan",
        scope: "viewer",
        answer: (call) => call.useCases.deploymentPlan(idOf(call)),
    },
    command("cancel", ({ useCases, actor }, id) => useCases.cancel(id, actor)),
    command("approve", ({ useCases, actor }, id) => useCases.approve(id, actor)),
    {
        method: "post",
        path: "/deployments/:id/canary",
        scope: "operator",
        status: 202,
        answer: (call) => {
            const { action } = parseInput(canaryActionSchema, call.body);
            return call.useCases.decideCanary(idOf(call), action, call.actor);
        },
    },
    command("retry", ({ useCases, actor }, id) => useCases.retry(id, actor)),
];
