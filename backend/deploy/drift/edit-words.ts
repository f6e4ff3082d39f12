import type { Edit, Value } from "../../../common/compose-edit";
import { looksSecret } from "../../../common/secret-key";
import { subjectOf } from "../hand-edit/align-lists";

const LONGEST = 120;
/** Where people keep passwords, tokens and the hashes of both. */
const HIDDEN_KEYS = new Set(["environment", "labels", "args", "command", "entrypoint", "driver_opts", "healthcheck"]);

export interface EditWords {
    /** "" for what belongs to no service. */
    service: string;
    field: string;
    released: string;
    actual: string;
}

function nameOf({ kind, path, from, to }: Edit): { service: string; field: string } {
    const [section, name, ...rest] = path;
    const service = section === "services" && name !== undefined ? name : "";
    const within = service === "" ? path : rest;
    const [key = "service", ...deeper] = within;
    const subject = kind === "item" ? subjectOf((to ?? from) as Value) : "";
    const place = key === "volumes" && subject !== "" ? `mount ${subject}` : [key, ...deeper].join(".");
    const keyed = key === "environment" && deeper.length > 0 ? `environment ${deeper.join(".")}` : place;
    return { service, field: subject !== "" && key !== "volumes" ? `${keyed} ${subject}` : keyed };
}

function isHidden({ path, from, to }: Edit): boolean {
    const key = path[0] === "services" ? path[2] : path[0];
    const last = path.at(-1)!;
    const values = [from, to].filter((value) => typeof value === "string");
    return HIDDEN_KEYS.has(key ?? "") || values.some((value) => looksSecret(last, value));
}

function wordsOf(value: Value): string {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** A change in people's words; of what may hold a secret only that it is there. */
export function editWords(edit: Edit): EditWords {
    const { from, to } = edit;
    const hidden = isHidden(edit) || [from, to].some((value) => typeof value === "object" && value !== null);
    const released = from === undefined ? "absent" : hidden ? "set" : wordsOf(from);
    const actual = to === undefined ? "absent" : hidden ? (from === undefined ? "set" : "another value") : wordsOf(to);
    return { ...nameOf(edit), released, actual };
}

/** The same in one line. */
export function editLine(edit: Edit): string {
    const { service, field, released, actual } = editWords(edit);
    return `${service === "" ? "" : `${service}: `}${field} ${released} → ${actual}`;
}
