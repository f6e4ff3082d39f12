import type { ReleaseView, RolloutView } from "../../../common/views";
import type { Release, ServiceRollout } from "../../models/releases";
import { commitView } from "./deployment-view";

export function releaseView(release: Release): ReleaseView {
    const images = Object.entries(release.content.services).flatMap(([service, { imageId }]) =>
        imageId === null ? [] : [[service, imageId] as const],
    );
    const rollouts = Object.entries(release.content.services).flatMap(([service, { rollout }]) =>
        rollout === undefined ? [] : [[service, rolloutView(rollout)] as const],
    );
    return {
        id: release.id,
        number: release.number,
        state: release.state,
        commit: commitView(release),
        ref: release.ref,
        createdAt: release.createdAt,
        activatedAt: release.activatedAt,
        images: Object.fromEntries(images),
        rollouts: Object.fromEntries(rollouts),
    };
}

function rolloutView({ config, strategy, reason, route }: ServiceRollout): RolloutView {
    return { asked: config.strategy, strategy, reason, switchService: route?.switchService ?? null };
}
