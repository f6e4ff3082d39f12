import type { Edit, Value } from "../../../common/compose-edit";
import { phrase } from "../../../common/phrase";
import { subjectOf } from "../hand-edit/align-lists";
import { disclosureOf, ownPath } from "../secrecy/hidden-places";
import { tellable, type Tell } from "../secrecy/tellable";
import { differing, differingKey, type Difference } from "./differing";

const LONGEST = 120;
/** Where nobody knows the stack's secrets: what looks like one is hidden still. */
const TELL = tellable([]);

export interface EditWords extends Difference {
    /** "" for what belongs to no service. */
    service: string;
}

function subjectIn(edit: Edit): string {
    const { kind, from, to } = edit;
    const found = kind === "item" ? subjectOf((to ?? from) as Value) : "";
    // A path in a command line may be what nobody shall know.
    return isOpen(edit) || !found.startsWith("/") ? found : "";
}

function nameOf(edit: Edit): { service: string; field: string } {
    const { path } = edit;
    const service = path[0] === "services" ? (path[1] ?? "") : "";
    const [key = "service", ...deeper] = service === "" ? path : ownPath(edit.path);
    const subject = subjectIn(edit);
    const place = key === "volumes" && subject !== "" ? `mount ${subject}` : [key, ...deeper].join(".");
    const keyed = key === "environment" && deeper.length > 0 ? `environment ${deeper.join(".")}` : place;
    return { service, field: subject !== "" && key !== "volumes" ? `${keyed} ${subject}` : keyed };
}

/** What somebody typed into a command line or a label nobody has called a secret yet, so that none of it is told. */
function isOpen(edit: Edit): boolean {
    return disclosureOf(ownPath(edit.path)) === "open";
}

function isHidden(edit: Edit, tell: Tell): boolean {
    const values = [edit.from, edit.to].filter((value) => value !== undefined);
    return (
        !isOpen(edit) ||
        values.some((value) => typeof value === "object" && value !== null) ||
        values.some((value) => tell(ownPath(edit.path).join("."), String(value)).hidden)
    );
}

function wordsOf(edit: Edit, value: Value, tell: Tell): string {
    const { text } = tell(ownPath(edit.path).join("."), typeof value === "string" ? value : JSON.stringify(value));
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** A change in people's words; of what may hold a secret only that it is there. */
export function editWords(edit: Edit, tell: Tell = TELL): EditWords {
    const { from, to } = edit;
    const { service, field } = nameOf(edit);
    if (isHidden(edit, tell)) {
        return { service, ...differingKey(field, from !== undefined, to !== undefined) };
    }
    const side = (value: Value | undefined) =>
        value === undefined ? phrase("value.absent") : wordsOf(edit, value, tell);
    return { service, ...differing(field, side(from), side(to)) };
}

/** The same in one line. */
export function editLine(edit: Edit, tell: Tell = TELL): string {
    const { service, field, released, actual } = editWords(edit, tell);
    return `${service === "" ? "" : `${service}: `}${field} ${released} → ${actual}`;
}
