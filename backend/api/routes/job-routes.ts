import { z } from "zod";
import { CicdError } from "../../../common/errors";
import { jobNameSchema, jobRunFilterSchema, jobSchema, oneOffSchema } from "../../../common/job-schema";
import { parseInput } from "../../../common/parse-input";
import { idOf, stackOf, type Route, type RouteCall } from "../route";

const nothing = z.strictObject({});

function nameOf({ params }: Pick<RouteCall, "params">): string {
    const result = jobNameSchema.safeParse(params.name);
    if (!result.success) {
        throw new CicdError({
            code: "INVALID_INPUT",
            message: "This is not a job's name.",
            hint: "Use letters, digits, . _ and - only, with a letter or digit first.",
        });
    }
    return result.data;
}

const kept: Route[] = [
    {
        method: "get",
        path: "/stacks/:stack/jobs",
        scope: "viewer",
        answer: async (call) => ({ items: await call.useCases.jobs(stackOf(call)), next: null }),
    },
    {
        method: "get",
        path: "/stacks/:stack/jobs/:name",
        scope: "viewer",
        answer: (call) => call.useCases.job(stackOf(call), nameOf(call)),
    },
    {
        method: "put",
        path: "/stacks/:stack/jobs/:name",
        scope: "administrator",
        answer: (call) => {
            const job = { name: nameOf(call), input: parseInput(jobSchema, call.body) };
            return call.useCases.saveJob(stackOf(call), job, call.actor);
        },
    },
    {
        method: "delete",
        path: "/stacks/:stack/jobs/:name",
        scope: "administrator",
        answer: (call) => call.useCases.deleteJob(stackOf(call), nameOf(call), call.actor),
    },
    {
        method: "post",
        path: "/stacks/:stack/jobs/:name/run",
        scope: "operator",
        status: 202,
        answer: (call) => {
            parseInput(nothing, call.body);
            return call.useCases.runJob(stackOf(call), nameOf(call), call.actor);
        },
    },
];

const runs: Route[] = [
    {
        // Any command may be in it, so it takes as much as saving one.
        method: "post",
        path: "/stacks/:stack/run",
        scope: "administrator",
        status: 202,
        answer: (call) => call.useCases.runOnce(stackOf(call), parseInput(oneOffSchema, call.body), call.actor),
    },
    {
        method: "get",
        path: "/stacks/:stack/job-runs",
        scope: "viewer",
        answer: (call) => call.useCases.jobRuns(stackOf(call), parseInput(jobRunFilterSchema, call.query)),
    },
    { method: "get", path: "/job-runs/:id", scope: "viewer", answer: (call) => call.useCases.jobRun(idOf(call)) },
    {
        method: "post",
        path: "/job-runs/:id/cancel",
        scope: "operator",
        status: 202,
        answer: (call) => {
            parseInput(nothing, call.body);
            return call.useCases.cancelJobRun(idOf(call), call.actor);
        },
    },
];

export const jobRoutes: readonly Route[] = [...kept, ...runs];
