import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Edit, Section } from "../../../common/compose-edit";
import { CicdError } from "../../../common/errors";
import { findComposeFiles } from "../compose/find-compose-files";
import { loadDocument } from "../compose/load-document";
import { readYaml } from "../compose/read-yaml";
import type { DeployContext, LiveRelease, Source } from "../deployer";
import { runOptions, type DeployTools } from "../deploy-tools";
import { editLine } from "../drift/edit-words";
import { readLiveFiles } from "../live/live-files";
import { makeWorkFolder, type StackLayout } from "../stack-layout";
import { applyEdits, editsBetween } from "./edits";
import { editFiles } from "./edit-files";
import type { HandEdit, Unmapped } from "./hand-edit";
import { mapBack } from "./map-back";
import { isSection } from "./values";
import { putBack, switchesOf, switchParts } from "./put-back";

interface Input {
    source: Source;
    release: LiveRelease;
}

/**
 * Reads what was changed in the stack's compose file since a release, and says it in the terms of the repository's own
 * file: what rendering added is taken out again.
 * @throws CicdError COMPOSE_FILE_INVALID | COMPOSE_FILE_MISSING
 */
export async function mapHandEdit(input: Input, tools: DeployTools, context: DeployContext): Promise<HandEdit> {
    const { content } = input.release;
    const { composeName, texts } = await readLiveFiles(tools.layout.directory);
    const [releasedName] = Object.keys(content.stackFiles);
    if (composeName === null || releasedName === undefined) {
        throw missing();
    }
    const switches = switchesOf(content);
    const released = readPlain("The release's compose file", content.stackFiles[releasedName]!);
    const edited = readPlain(composeName, texts[composeName]!);
    const source = await readSource(input.source, tools, context);
    const based = applyEdits(source, content.localEdits ?? []).value;
    const target = mapBack({
        released: putBack(released, switches, based),
        edited: putBack(edited, switches, based),
        source: based,
    }) as Section;
    const wanted = editsBetween(source, target);
    const problems = new Map(wanted.map((edit) => [edit, problemOf(edit, { source, layout: tools.layout })] as const));
    const edits = wanted.filter((edit) => problems.get(edit) === null);
    const unmapped = wanted.flatMap((edit): Unmapped[] => {
        const reason = problems.get(edit);
        return reason ? [{ change: editLine(edit), reason }] : [];
    });
    const ofSwitches = editsBetween(switchParts(released, switches), switchParts(edited, switches)).map(
        (edit): Unmapped => ({ change: editLine(edit), reason: "It is a part of the traffic switch." }),
    );
    return { edits, unmapped: [...unmapped, ...ofSwitches], ...(await editFiles(input.source, edits)) };
}

const readPlain = (name: string, text: string) => readYaml(name, text).toJS() as Section;

function missing(): CicdError {
    return new CicdError({
        code: "COMPOSE_FILE_MISSING",
        message: "The stack's directory has no compose file.",
        safe: "Nothing was changed.",
        hint: "Discard the change: that puts the released file back.",
    });
}

/** The repository's compose file as one document, before anything of it is decided. */
async function readSource(source: Source, tools: DeployTools, context: DeployContext): Promise<Section> {
    const files = await findComposeFiles(source.checkoutDir, source.composePath);
    const folder = await makeWorkFolder(tools.layout, "hand-edit");
    try {
        const emptyEnvFile = path.join(folder, "empty.env");
        await writeFile(emptyEnvFile, "");
        const place = { checkout: source.checkoutDir, stack: tools.layout.stack, files, override: null };
        const { document } = await loadDocument(
            { ...place, emptyEnvFile, unfinished: true },
            tools.cli,
            runOptions(context),
        );
        return document.toJS() as Section;
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

const IMAGE_KEYS = ["image", "pull_policy"];

/** Why a change makes no sense in the repository's terms; null where it does. */
function problemOf(
    { path: at, to }: Edit,
    { source, layout }: { source: Section; layout: StackLayout },
): string | null {
    const text = JSON.stringify(to ?? null);
    if (text.includes(`${layout.home}/`)) {
        return "It names a file that exists on this machine alone.";
    }
    if (text.includes(`"localhost/${layout.stack}/`)) {
        return "It names an image that exists on this machine alone.";
    }
    const services = isSection(source.services) ? source.services : {};
    const service = at[0] === "services" ? services[at[1] ?? ""] : undefined;
    if (isSection(service) && service.build !== undefined && at.length === 3 && IMAGE_KEYS.includes(at[2]!)) {
        return "The image is built from the repository: change what it is built from.";
    }
    return null;
}
