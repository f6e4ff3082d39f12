import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Edit, Section } from "../../../common/compose-edit";
import { findComposeFiles } from "../compose/find-compose-files";
import { readYaml } from "../compose/read-yaml";
import type { Source } from "../deployer";
import { editLine } from "../drift/edit-words";
import { applyEdits } from "./edits";
import type { HandEdit, Unmapped } from "./hand-edit";
import { rewriteText } from "./rewrite-text";
import { isSection } from "./values";

interface File {
    path: string;
    before: string;
    value: Section;
}

/** True where the file is the place for a change: it says what is changed, or something about the same service. */
function holds({ value }: File, edit: Edit): boolean {
    const [section, name] = edit.path;
    const part = value[section!];
    if (section === "services" && (!isSection(part) || (edit.path.length > 2 && part[name!] === undefined))) {
        return false;
    }
    const { conflicts, needed } = applyEdits(value, [edit]);
    return conflicts.length === 0 && needed.length === 1;
}

/** Writes the edits into the repository's files, each where it belongs; of several files the last one counts. */
export async function editFiles(
    source: Source,
    edits: readonly Edit[],
): Promise<Pick<HandEdit, "files" | "notInFiles">> {
    const names = await findComposeFiles(source.checkoutDir, source.composePath);
    const files = await Promise.all(
        names.map(async (name): Promise<File> => {
            const before = await readFile(name, "utf8");
            const relative = path.relative(source.checkoutDir, name);
            return { path: relative, before, value: readYaml(relative, before).toJS() as Section };
        }),
    );
    const notInFiles: Unmapped[] = [];
    const skip = (edit: Edit, reason: string) => notInFiles.push({ change: editLine(edit), reason });
    const placed = new Map<File, Edit[]>();
    for (const edit of edits) {
        const file = files.findLast((one) => holds(one, edit));
        if (file === undefined) {
            skip(edit, "It concerns what the compose file takes from another file.");
        } else {
            placed.set(file, [...(placed.get(file) ?? []), edit]);
        }
    }
    const changed = [...placed].flatMap(([file, own]) => {
        const after = rewriteText(file.before, applyEdits(file.value, own).value);
        if (after === null) {
            own.forEach((edit) => skip(edit, "Anchors of the file reach into what is changed."));
        }
        return after === null || after === file.before ? [] : [{ path: file.path, before: file.before, after }];
    });
    return { files: changed, notInFiles };
}
