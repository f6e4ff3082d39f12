import { waitUntilHealthy } from "../health/wait-until-healthy";
import { expectedContainers } from "../live/expected-services";
import { placeRelease } from "../live/place-release";
import { composeUp, liveProject } from "../live/up";
import { runOptions, toolsForRelease } from "../deploy-tools";
import type { Strategy } from "./strategy";

/** Compose's own way: what changed is stopped and made anew, the rest is left alone. */
export const recreateStrategy: Strategy = {
    name: "recreate",

    async deploy(next, previous, run) {
        const { context } = run;
        const tools = toolsForRelease(run.tools, next.content);
        await placeRelease({ to: next, from: previous }, tools, context);
        // Both are waited for: nothing may still change the project when this one has failed.
        const [model, up] = await Promise.allSettled([
            tools.cli.resolve(await liveProject(tools), runOptions(context)),
            composeUp(tools, context),
        ]);
        if (up.status === "rejected") {
            throw up.reason;
        }
        if (model.status === "rejected") {
            throw model.reason;
        }
        await waitUntilHealthy(
            { expected: expectedContainers(model.value.model), release: next.content },
            tools,
            context,
        );
    },
};
