import { CicdError } from "../../../common/errors";
import type { ProxySettings } from "../../../common/proxy-settings-schema";
import { nearestWord } from "../../../common/nearest-word";
import type { ImageFacts } from "../../exec/image-facts";
import type { ServiceRollout } from "../../models/releases";
import { readYaml } from "../compose/read-yaml";
import type { DeployContext } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import type { ServiceFiles } from "../files/stack-files";
import { mapping, type Mapping } from "../policy/json";
import type { PreparedModel } from "../prepare/prepared-model";
import { resolveModel } from "../prepare/resolve-model";
import { documentText, serviceNames } from "../render/document-text";
import { unshareServices } from "../render/service-editor";
import { addSwitch } from "./add-switch";
import type { Candidate } from "./candidate";
import { decideRollout, type Decision } from "./decide-rollout";
import { refuseMoreRights } from "./refuse-more-rights";
import { switchSection } from "./switch-section";

/** Facts of the images by service, as far as they are there. */
export type RolloutImages = ReadonlyMap<string, ImageFacts>;

const NOTHING: ServiceFiles = { snapshots: new Map(), inPlace: [], inPlaceDiffers: false, hash: null };

/**
 * Decides how each service is exchanged and puts switches into the document where that takes one. Goes out from what
 * the repository wrote, so that it may be asked again when more is known about the images.
 * @throws CicdError UNKNOWN_SETTING for settings of a service that the stack doesn't have
 */
export async function settleRollouts(
    prepared: PreparedModel,
    images: RolloutImages,
    { tools, context }: { tools: DeployTools; context: DeployContext },
): Promise<PreparedModel> {
    const written = { ...prepared, ...prepared.asWritten };
    if (Object.keys(context.buildConfig.services).length === 0) {
        return written;
    }
    const document = readYaml("The compose file", written.baseText);
    refuseUnknown(Object.keys(context.buildConfig.services), serviceNames(document));
    const decisions = decide(written, {
        services: mapping((document.toJS() as Mapping).services),
        images,
        proxies: configuredProxies(await tools.proxies()),
        tools,
        context,
    });
    const rollouts = Object.fromEntries([...decisions].map(([name, { rollout }]) => [name, rollout]));
    const notes = [...written.notes, ...[...decisions.values()].flatMap((decision) => decision.notes)];
    const routed = Object.values(rollouts).filter(({ route }) => route !== null);
    if (routed.length === 0) {
        return { ...written, rollouts, notes };
    }
    unshareServices(document, serviceNames(document));
    const given = { stack: tools.layout.stack, model: mapping(written.model), doubled: doubledIn(rollouts) };
    const place = { layout: tools.layout, host: tools.host.values };
    for (const { route, config } of routed) {
        const service = mapping(mapping(given.model.services)[route!.service]);
        const section = switchSection(route!, { ...place, service });
        addSwitch(document, { ...given, section, route: route!, keepNetworks: config.keepNetworks });
    }
    const edited = {
        ...written,
        baseText: documentText(document, written.baseText),
        files: withSwitches(written, rollouts),
    };
    const { model } = await resolveModel(edited, tools, context);
    await refuseMoreRights({ before: written.model, after: model, rollouts }, tools);
    return { ...edited, model, rollouts, notes };
}

function decide(
    written: PreparedModel,
    given: {
        services: Mapping;
        images: RolloutImages;
        proxies: Candidate["proxies"];
        tools: DeployTools;
        context: DeployContext;
    },
): Map<string, Decision> {
    const { services, images, proxies, tools, context } = given;
    // A service whose profile is not started is no part of the release.
    const asked = Object.entries(context.buildConfig.services).filter(([name]) => name in written.model.services);
    const decided = asked.map(([name, config]) => {
        const image = images.get(name) ?? null;
        const { stack } = tools.layout;
        return [
            name,
            decideRollout({ stack, name, model: mapping(written.model), written: services, config, image, proxies }),
        ] as const;
    });
    return new Map(decided);
}

function configuredProxies({ caddy, traefik }: ProxySettings): Candidate["proxies"] {
    return [...(caddy.admin ? (["caddy"] as const) : []), ...(traefik.folder ? (["traefik"] as const) : [])];
}

function doubledIn(rollouts: Readonly<Record<string, ServiceRollout>>): Set<string> {
    const doubled = Object.entries(rollouts).filter(([, { strategy }]) => strategy !== "recreate");
    return new Set(doubled.map(([name]) => name));
}

function withSwitches(
    { files }: PreparedModel,
    rollouts: Readonly<Record<string, ServiceRollout>>,
): PreparedModel["files"] {
    const names = Object.values(rollouts).flatMap(({ route }) => route?.switchService ?? []);
    return { ...files, services: new Map([...files.services, ...names.map((name) => [name, NOTHING] as const)]) };
}

function refuseUnknown(named: readonly string[], known: readonly string[]): void {
    const unknown = named.find((name) => !known.includes(name));
    if (unknown === undefined) {
        return;
    }
    const nearest = nearestWord(unknown, known);
    throw new CicdError({
        code: "UNKNOWN_SETTING",
        message: `The settings say how ${unknown} is deployed, but the compose file has no service of that name.`,
        safe: "Nothing was built, and the running containers were not touched.",
        hint: nearest === null ? `Its services are ${known.join(", ")}.` : `Did you mean ${nearest}?`,
    });
}
