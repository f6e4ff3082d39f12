import { CicdError } from "../../../common/errors";
import type { Release } from "../../models/releases";
import type { ComposeService } from "../compose/compose-model";
import type { EnginePort } from "../engine-port";
import { contentReference, contentRepository, digestPin } from "./image-reference";
import type { ServiceDecision } from "./service-decision";

export interface PinContext {
    stack: string;
    engine: EnginePort;
    active: Release | null;
    /** Image ids that the stack's containers run, by service. */
    running: ReadonlyMap<string, string>;
    /** Gets an image that is not on the engine. @throws CicdError IMAGE_UNAVAILABLE */
    pull: (reference: string, service: string) => Promise<void>;
}

/**
 * Pins third-party images of services in full form. What ran before under the same written name stays pinned to the
 * same image: a push alone moves no image.
 * @throws CicdError IMAGE_UNAVAILABLE
 */
export async function pinImages(
    decisions: ReadonlyMap<string, ServiceDecision>,
    services: Readonly<Record<string, ComposeService>>,
    context: PinContext,
): Promise<Map<string, ServiceDecision>> {
    const pinned = new Map<string, ServiceDecision>();
    for (const [name, decision] of decisions) {
        const written = services[name]?.image;
        const needsPin = decision.form === "full" && !decision.built && written !== undefined;
        pinned.set(name, needsPin ? { ...decision, ...(await pin(name, written, { context, decision })) } : decision);
    }
    return pinned;
}

async function pin(
    name: string,
    written: string,
    { context, decision }: { context: PinContext; decision: ServiceDecision },
): Promise<Pick<ServiceDecision, "image" | "local">> {
    const { engine, stack } = context;
    if (decision.image !== null && (await engine.image(decision.image)) !== null) {
        return decision;
    }
    const id = await imageToPin(name, written, context);
    const facts = await engine.image(id);
    const digest = facts === null ? null : digestPin(written, facts.repoDigests);
    if (digest !== null && (await engine.image(digest))?.id === id) {
        return { image: digest, local: false };
    }
    const reference = contentReference(stack, name, id);
    await engine.tag(id, contentRepository(stack, name), reference.slice(reference.lastIndexOf(":") + 1));
    return { image: reference, local: true };
}

async function imageToPin(name: string, written: string, context: PinContext): Promise<string> {
    const before = context.active?.content.services[name];
    if (before?.writtenImage === written) {
        const known = before.imageId ?? context.running.get(name);
        if (known !== undefined && (await context.engine.image(known)) !== null) {
            return known;
        }
    }
    const present = await context.engine.image(written);
    if (present !== null) {
        return present.id;
    }
    await context.pull(written, name);
    const pulled = await context.engine.image(written);
    if (pulled === null) {
        throw new CicdError({
            code: "IMAGE_UNAVAILABLE",
            message: `The image ${written} of the service ${name} is not on this machine after it was pulled.`,
            safe: "The running stack was not touched.",
            hint: "Check the image's name and platform.",
        });
    }
    return pulled.id;
}
