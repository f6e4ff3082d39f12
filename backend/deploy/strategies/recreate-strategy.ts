import { waitUntilHealthy } from "../health/wait-until-healthy";
import { expectedContainers } from "../live/expected-services";
import { putReleaseFiles } from "../live/put-release-files";
import { releaseTexts, tagMovedImages } from "../live/release-texts";
import { removeLosers } from "../live/remove-losers";
import { composeUp, liveProject } from "../live/up";
import { runOptions, toolsForRelease } from "../deploy-tools";
import type { Strategy } from "./strategy";

/** Compose's own way: what changed is stopped and made anew, the rest is left alone. */
export const recreateStrategy: Strategy = {
    name: "recreate",

    async deploy(next, previous, run) {
        const { context } = run;
        const tools = toolsForRelease(run.tools, next.content);
        await removeLosers(tools, context);
        const texts = await releaseTexts(next.content, tools);
        await tagMovedImages(next.content, tools);
        await putReleaseFiles({ to: next, from: previous, texts }, tools, context);
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
        await waitUntilHealthy(expectedContainers(model.value.model), tools, context);
    },
};
