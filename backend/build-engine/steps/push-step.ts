import { isOfKeptRelease } from "../kept-release";
import { deployContext, required, type Step } from "../step";

/** Pushes what was built and tested to the registry of the settings, before anything waits or is put live. */
export const pushStep: Step = {
    name: "push",
    deadline: (config) => config.buildTimeout,
    retries: (config) => config.retries.push,

    async run(context) {
        const { services, deployment, buildConfig, progress } = context;
        if (buildConfig.push === null || isOfKeptRelease(deployment) || !services.deployer.push) {
            return "skipped";
        }
        const built = required(context.built, "the images");
        if (built.length === 0 || progress.done.includes("push")) {
            return "skipped";
        }
        await services.deployer.push(built, deployment.commitSha, deployContext(context));
        return "succeeded";
    },
};
