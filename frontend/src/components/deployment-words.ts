import type { DeploymentView, ServiceHealthView, StepView } from "../../../common/views";
import { t, type TextKey } from "../texts";
import type { IconName } from "./icons";

/** How a state looks: an icon, a word and a tone, so that colour is never the only sign. */
export interface StateLook {
    icon: IconName;
    word: string;
    tone: "good" | "bad" | "busy" | "quiet" | "warn";
    spin?: boolean;
}

type Look = Omit<StateLook, "word">;

const deploymentLooks: Record<DeploymentView["state"], Look> = {
    queued: { icon: "clock", tone: "quiet" },
    running: { icon: "circle-half", tone: "busy", spin: true },
    waiting: { icon: "circle-pause", tone: "warn" },
    succeeded: { icon: "circle-check", tone: "good" },
    failed: { icon: "circle-x", tone: "bad" },
    canceled: { icon: "ban", tone: "quiet" },
    "rolled-back": { icon: "undo", tone: "warn" },
    superseded: { icon: "forward", tone: "quiet" },
};

const stepLooks: Record<StepView["state"], Look> = {
    pending: { icon: "circle", tone: "quiet" },
    running: { icon: "circle-half", tone: "busy", spin: true },
    succeeded: { icon: "check", tone: "good" },
    failed: { icon: "x", tone: "bad" },
    skipped: { icon: "minus", tone: "quiet" },
    canceled: { icon: "ban", tone: "quiet" },
};

export function deploymentLook(deployment: DeploymentView): StateLook {
    const look = deploymentLooks[deployment.state];
    if (deployment.state === "waiting" && deployment.waitingReason) {
        return { ...look, word: t(`waiting.${deployment.waitingReason}`) };
    }
    if (deployment.state === "running" && deployment.cancelRequested) {
        return { ...look, word: t("state.canceling") };
    }
    return { ...look, word: t(`state.${deployment.state}`) };
}

export function stepLook(step: StepView): StateLook {
    return { ...stepLooks[step.state], word: t(`step.state.${step.state}`) };
}

/** Parts that not every deployment has: without commands, a registry or a wait there is nothing to draw. */
const optional: readonly StepView["name"][] = ["pre-build", "test", "push", "approval", "pre-deploy", "post-deploy"];

/** The steps worth a place in the line: an optional one once it has begun. */
export function drawnSteps(steps: readonly StepView[]): StepView[] {
    return steps.filter(({ name, state }) => !optional.includes(name) || !["skipped", "pending"].includes(state));
}

/** The steps as people see them: the one that found out that a newer commit is live did not fail. */
export function shownSteps({ state, steps }: DeploymentView): StepView[] {
    return state === "superseded"
        ? steps.map((step) => (step.state === "failed" ? { ...step, state: "canceled" } : step))
        : steps;
}

const wellStates: readonly ServiceHealthView["state"][] = ["healthy", "running", "completed"];
const lostStates: readonly ServiceHealthView["state"][] = ["unhealthy", "exited", "restarting", "missing"];

/** "healthy 3/3", or what is wrong with the first service that isn't. */
export function healthLook(services: ServiceHealthView[]): StateLook {
    const well = services.filter((service) => wellStates.includes(service.state));
    const ill = services.find((service) => lostStates.includes(service.state));
    const count = { well: well.length, all: services.length };
    if (ill) {
        const word = t("health.ill", { ...count, service: ill.service, state: t(`health.${ill.state}` as TextKey) });
        return { icon: "exclamation", tone: "bad", word };
    }
    return well.length === services.length
        ? { icon: "circle-check", tone: "good", word: t("health.well", count) }
        : { icon: "circle-half", tone: "busy", word: t("health.starting", count) };
}

export function title(deployment: DeploymentView): string {
    if (deployment.trigger === "environment" || deployment.trigger === "update-images") {
        return t(`trigger.long.${deployment.trigger}`);
    }
    return deployment.commit?.message.split("\n", 1)[0] ?? t(`trigger.long.${deployment.trigger}`);
}
