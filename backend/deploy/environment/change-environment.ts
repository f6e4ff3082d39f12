import { phrase, type Phrase } from "../../../common/phrase";
import { isDeepStrictEqual } from "node:util";
import { CicdError } from "../../../common/errors";
import type { PlanView, RightView } from "../../../common/views";
import type { ReleaseContent } from "../../models/releases";
import type { ComposeModel } from "../compose/compose-model";
import type { DeployContext, LiveRelease, PreparedRelease } from "../deployer";
import { runOptions, type DeployTools } from "../deploy-tools";
import { readLiveFiles } from "../live/live-files";
import { releaseTexts } from "../live/release-texts";
import { compareRelease } from "../plan/plan-release";
import { requiredRights } from "../policy/required-rights";
import { rightViews } from "../policy/right-views";
import { asProject } from "../prepare/resolve-model";
import { refuseOtherPorts } from "../rollout/refuse-other-ports";
import { withoutSwitches } from "../rollout/without-switches";
import { effectiveEnvironment } from "./effective-environment";
import { describeEnvironmentChanges, environmentChanges } from "./environment-changes";

export interface EnvironmentChange {
    active: LiveRelease;
    /** The text of `.env` from now on; null for none. */
    environment: string | null;
    grants: readonly string[];
    /** What goes live instead of the active release's own content: the same with other images. */
    content?: ReleaseContent;
}

/**
 * The live release with another environment: same commit, same images. Touches nothing.
 * @throws CicdError ENV_REDIRECTS_COMPOSE | ENV_KEY_MISSING | ENV_CHANGES_IMAGE | ENV_CHANGES_PORT | COMPOSE_SETTING_REFUSED | …
 */
export async function changeEnvironment(
    { active, environment, grants, content = active.content }: EnvironmentChange,
    tools: DeployTools,
    context: DeployContext,
): Promise<PreparedRelease> {
    const { stack, directory } = tools.layout;
    const live = await readLiveFiles(directory);
    effectiveEnvironment({ stack, live: environment, repository: null, host: tools.host, taken: {} });
    const texts = await releaseTexts(content, tools);
    const released = content === active.content ? texts : await releaseTexts(active.content, tools);
    const resolve = (text: string | null) =>
        asProject({ texts, environment: text }, tools, (project) => tools.cli.resolve(project, runOptions(context)));
    const [before, after] = [await resolve(active.environment), await resolve(environment)];
    refuseOtherImages(before.model, after.model);
    refuseOtherVolumes(before.model, after.model);
    refuseOtherPorts(content, after.model);
    const next = { content, environment };
    const rollouts = Object.entries(content.services).map(([name, { rollout }]) => [name, rollout] as const);
    const asWritten = (model: ComposeModel) => withoutSwitches(model, Object.fromEntries(rollouts));
    const compared = await compareRelease(
        { next, before: before.model, after: after.model, texts, active },
        tools,
        context,
    );
    const plan: PlanView = {
        commit: null,
        ...compared,
        commits: [],
        differences: [],
        missingEnvironment: after.unset,
        rights: await rightsOf(asWritten(after.model), { tools, grants }),
        notes: notesOf(
            { before: active.environment, after: environment, sameFiles: isSame(live.texts, released) },
            tools,
        ),
    };
    return { ...next, basedOn: live, plan };
}

function isSame(live: Record<string, string>, texts: Record<string, string>): boolean {
    return isDeepStrictEqual(live, { ...texts });
}

function notesOf(
    { before, after, sameFiles }: { before: string | null; after: string | null; sameFiles: boolean },
    { host }: DeployTools,
): Phrase[] {
    const changes = environmentChanges(before, after);
    const described = describeEnvironmentChanges(changes);
    const literal = [...changes.added, ...changes.changed, ...changes.removed].filter((key) => host.names.has(key));
    return [
        described.length > 0
            ? phrase("note.environment", { changes: described.join(", ") })
            : phrase("note.sameEnvironment"),
        ...literal.map((name) => phrase("note.literal", { name })),
        ...(sameFiles ? [] : [phrase("note.editedByHand")]),
    ];
}

/** The images stay; a value that names one asks for more than another environment. */
function refuseOtherImages(before: ComposeModel, after: ComposeModel): void {
    const service = Object.keys(after.services).find(
        (name) => after.services[name]!.image !== before.services[name]?.image,
    );
    if (service !== undefined) {
        throw new CicdError({
            code: "ENV_CHANGES_IMAGE",
            message: `The changed environment names another image for ${service}; applying it alone keeps all images.`,
            safe: "The running containers were not touched.",
            hint: "Deploy the stack instead: that fetches or builds what is needed.",
        });
    }
}

/** Under another name a volume would be empty. */
function refuseOtherVolumes(before: ComposeModel, after: ComposeModel): void {
    const nameOf = (model: ComposeModel, key: string) => (model.volumes?.[key] as { name?: string } | null)?.name;
    const key = Object.keys(after.volumes ?? {}).find((volume) => nameOf(after, volume) !== nameOf(before, volume));
    if (key !== undefined) {
        throw new CicdError({
            code: "COMPOSE_PROJECT_CHANGES",
            message: `With the changed environment the volume ${key} would be another one, which has none of its data.`,
            safe: "Nothing was changed.",
            hint: "Put the value back, or change the volume's name in the compose file and deploy.",
        });
    }
}

/** All that the services ask for: what was granted when the release was made may have been taken back since. */
async function rightsOf(
    model: unknown,
    { tools, grants }: { tools: DeployTools; grants: readonly string[] },
): Promise<RightView[]> {
    const { stack, directory, files } = tools.layout;
    return rightViews(await requiredRights({ stack, model, directory, files }), grants);
}
