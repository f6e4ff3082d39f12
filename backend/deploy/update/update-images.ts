import { phrase, type Phrase } from "../../../common/phrase";
import { CicdError } from "../../../common/errors";
import { pullImage } from "../compose/pull-image";
import type { DeployContext, PreparedRelease } from "../deployer";
import { runOptions, type DeployTools } from "../deploy-tools";
import { changeEnvironment, type EnvironmentChange } from "../environment/change-environment";
import { judgeImageLabels } from "../policy/judge-image-labels";
import { digestPin, parseReference } from "../render/image-reference";
import { floatingImages, type FloatingImage } from "./floating-images";
import { withImages, type OtherImage } from "./with-images";

/** What became of the tags of a release. */
interface Newest {
    images: Map<string, OtherImage>;
    /** "redis:7 4f2a1b… → 9c0d3e…" by service. */
    reasons: Map<string, string>;
    notes: Phrase[];
    unsure: boolean;
}

/** `unsure`: of some image only a pull tells whether it has become newer. */
export type PreparedUpdate = PreparedRelease & { unsure: boolean };

const short = (digest: string | null) => digest?.replace(/^sha256:/, "").slice(0, 12) ?? "unknown";

const pinOf = (written: string, digest: string) => {
    const { name, tag } = parseReference(written);
    return `${name}:${tag ?? "latest"}@${digest}`;
};

/**
 * What an update of the live release's third-party images would change, as far as registries tell it without a pull.
 * Touches nothing.
 */
export function foreseeUpdate(
    change: EnvironmentChange,
    tools: DeployTools,
    context: DeployContext,
): Promise<PreparedUpdate> {
    return prepareUpdate(change, { tools, context }, async ({ written, digest, service }) => {
        const newest = await tools.registries.digest(written);
        if (newest === null) {
            return phrase("note.perhapsNewer", { service, image: written });
        }
        return newest === digest ? null : { digest: newest, id: null };
    });
}

/**
 * The live release with what the written tags of third-party images lead to now, pulled by digest: no tag on the
 * engine moves, so no other stack gets another image. Built images stay. No container is touched.
 *
 * @throws CicdError IMAGE_UNAVAILABLE | RATE_LIMITED
 */
export async function updateImages(
    change: EnvironmentChange,
    tools: DeployTools,
    context: DeployContext,
): Promise<PreparedUpdate> {
    const pulled = new Map<string, Promise<Found>>();
    return prepareUpdate(change, { tools, context }, async (image) => {
        const { written, service } = image;
        const pull = pulled.get(written) ?? pullNewest({ written, service }, tools, context);
        pulled.set(written, pull);
        const found = await pull;
        // Another list of platforms is no other image for this one.
        return found.digest === image.digest || found.id === image.imageId ? null : found;
    });
}

interface Found {
    digest: string;
    id: string | null;
}

async function prepareUpdate(
    change: EnvironmentChange,
    { tools, context }: { tools: DeployTools; context: DeployContext },
    look: (image: FloatingImage) => Promise<Found | Phrase | null>,
): Promise<PreparedUpdate> {
    const { floating, notes } = await floatingImages(change.active.content, tools.engine);
    const newest: Newest = { images: new Map(), reasons: new Map(), notes, unsure: false };
    for (const image of floating) {
        const found = await look(image);
        if (found !== null && "code" in found) {
            newest.notes.push(found);
            newest.unsure = true;
        } else if (found !== null) {
            const { service, written } = image;
            const reference = pinOf(written, found.digest);
            newest.images.set(service, { reference, id: found.id, local: false });
            newest.reasons.set(service, `${written} ${short(image.digest)} → ${short(found.digest)}`);
        }
    }
    const content = withImages(change.active.content, newest.images);
    const prepared = await changeEnvironment({ ...change, content }, tools, context);
    const rights = await withImageRights(prepared.plan, { newest, grants: change.grants }, tools);
    return { ...prepared, plan: { ...described(prepared.plan, newest), rights }, unsure: newest.unsure };
}

/** A newer image may ask for more by its labels. What is not pulled yet shows none. */
async function withImageRights(
    { rights }: PreparedRelease["plan"],
    { newest, grants }: { newest: Newest; grants: readonly string[] },
    tools: DeployTools,
): Promise<PreparedRelease["plan"]["rights"]> {
    const pulled = [...newest.images].flatMap(([service, { id }]) => (id === null ? [] : [[service, id] as const]));
    const found = await judgeImageLabels(new Map(pulled), grants, tools);
    return [...rights, ...found.filter(({ grant }) => rights.every((right) => right.grant !== grant))];
}

function described(plan: PreparedRelease["plan"], { reasons, notes }: Newest): PreparedRelease["plan"] {
    const changes = plan.changes.map((change) => {
        const reason = reasons.get(change.service);
        const others = change.reasons.filter((one) => !/^(image |configuration$)/.test(one));
        return reason === undefined ? change : { ...change, reasons: [`image ${reason}`, ...others] };
    });
    const none = reasons.size === 0 ? [phrase("note.noneNewer")] : [];
    return { ...plan, changes, notes: [...none, ...notes, ...plan.notes] };
}

async function pullNewest(
    { written, service }: { written: string; service: string },
    tools: DeployTools,
    context: DeployContext,
): Promise<Found> {
    const digest = await tools.registries.digest(written);
    const found = digest === null ? await pullByTag(written, tools, context) : { digest, id: null };
    const reference = found === null ? null : pinOf(written, found.digest);
    if (reference !== null && (await tools.engine.image(reference)) === null) {
        await pull(reference, tools, context);
    }
    const id = reference === null ? null : ((await tools.engine.image(reference))?.id ?? null);
    if (found === null || id === null) {
        throw new CicdError({
            code: "IMAGE_UNAVAILABLE",
            message: `The image ${written} of the service ${service} is not on this machine after it was pulled.`,
            safe: "The running stack was not touched.",
            hint: "Check the image's name and platform.",
        });
    }
    return { digest: found.digest, id };
}

/** For registries that docker can ask and we can't. What the tag meant on this machine it means again afterwards. */
async function pullByTag(written: string, tools: DeployTools, context: DeployContext): Promise<Found | null> {
    const { engine } = tools;
    const before = await engine.image(written);
    await pull(written, tools, context);
    const after = await engine.image(written);
    const pin = after && digestPin(written, after.repoDigests);
    if (before !== null && after !== null && before.id !== after.id) {
        const { name, tag } = parseReference(written);
        await engine.tag(before.id, name, tag ?? "latest");
    }
    const digest = pin ? parseReference(pin).digest : null;
    return digest === null ? null : { digest, id: after!.id };
}

function pull(reference: string, tools: DeployTools, context: DeployContext): Promise<void> {
    const deadlineMs = context.buildConfig.buildTimeout * 1000;
    return pullImage({ reference }, { ...tools, deadlineMs }, { ...runOptions(context), log: context.log });
}
