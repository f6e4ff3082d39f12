import type { Section } from "../../../common/compose-edit";
import type { DriftField } from "../../../common/views";
import { readYaml } from "../compose/read-yaml";
import { editsBetween } from "../hand-edit/edits";
import type { Tell } from "../secrecy/tellable";
import { editWords } from "./edit-words";

/** Beyond this only the file is named. */
const MOST_FIELDS = 100;

function parsed(name: string, text: string): Section | null {
    try {
        return readYaml(name, text).toJS() as Section;
    } catch {
        return null;
    }
}

interface Versions {
    released: string | undefined;
    actual: string | undefined;
}

function oneFile(name: string, { released, actual }: Versions, tell: Tell): DriftField[] {
    const file = (before: string, after: string): DriftField[] => [
        { service: "", field: name, released: before, actual: after, where: "files" },
    ];
    if (released === undefined || actual === undefined) {
        return file(released === undefined ? "absent" : "as released", actual === undefined ? "absent" : "on disk");
    }
    const [before, after] = [parsed(name, released), parsed(name, actual)];
    if (before === null || after === null) {
        return file("as released", "not a valid compose file");
    }
    const edits = editsBetween(before, after);
    if (edits.length === 0) {
        return file("as released", "other comments or spacing");
    }
    return edits.length > MOST_FIELDS
        ? file("as released", `${edits.length} changes on disk`)
        : edits.map((edit) => ({ ...editWords(edit, tell), where: "files" }));
}

/** What the compose files on disk say differently from the release, down to the key. */
export function fileDrift(
    released: Readonly<Record<string, string>>,
    actual: Readonly<Record<string, string>>,
    tell: Tell,
): DriftField[] {
    const names = [...new Set([...Object.keys(released), ...Object.keys(actual)])];
    return names
        .filter((name) => released[name] !== actual[name])
        .flatMap((name) => oneFile(name, { released: released[name], actual: actual[name] }, tell));
}
