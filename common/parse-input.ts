import { z } from "zod";
import { CicdError } from "./errors";
import { nearestWord } from "./nearest-word";
import { plainType } from "./plain-type";

/**
 * What came from outside, checked and with its defaults.
 *
 * @throws CicdError UNKNOWN_SETTING for a key that nobody reads, with the nearest known one; else INVALID_INPUT
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
    const result = schema.safeParse(value);
    if (result.success) {
        return result.data;
    }
    const issue = firstIssue(result.error.issues);
    throw issue.code === "unrecognized_keys" ? unknownKey(schema, issue) : invalid(issue);
}

type Issue = z.core.$ZodIssue;

/** In a union only the branch that fits best says what is wrong. */
function firstIssue(issues: readonly Issue[]): Issue {
    const issue = issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0]!;
    const inner = issue.code === "invalid_union" ? issue.errors.flat()[0] : undefined;
    return inner ? { ...inner, path: [...issue.path, ...inner.path] } : issue;
}

function invalid(issue: Issue): CicdError {
    const where = issue.path.length > 0 ? issue.path.join(".") : "the request";
    return new CicdError({
        code: "INVALID_INPUT",
        message: `${where}: ${issue.message}.`,
        hint: "Correct it and send it again; nothing was changed.",
    });
}

function unknownKey(schema: z.ZodType, issue: Extract<Issue, { code: "unrecognized_keys" }>): CicdError {
    const key = issue.keys[0]!;
    const known = knownKeys(schema, issue.path);
    const nearest = nearestWord(key, known);
    return new CicdError({
        code: "UNKNOWN_SETTING",
        message: `There is no setting "${[...issue.path, key].join(".").slice(0, 200)}".`,
        hint: nearest
            ? `Did you mean "${nearest}"? Nothing was changed.`
            : `Known here: ${known.join(", ") || "none"}. Nothing was changed.`,
    });
}

/** The keys of the object that the path leads to, through whatever wraps it. */
function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
    const plain = unwrapped(schema);
    if (path.length === 0) {
        if (plain instanceof z.ZodDiscriminatedUnion) {
            return [...new Set(plain.options.flatMap((option) => knownKeys(option as z.ZodType, path)))];
        }
        return plain instanceof z.ZodObject ? Object.keys(plain.shape) : [];
    }
    const [step, ...rest] = path;
    const next =
        plain instanceof z.ZodObject
            ? (plain.shape as Record<PropertyKey, z.ZodType | undefined>)[step!]
            : plain instanceof z.ZodArray
              ? (plain.element as z.ZodType)
              : undefined;
    return next ? knownKeys(next, rest) : [];
}

function unwrapped(schema: z.ZodType): z.ZodType {
    const { type } = plainType(schema);
    if (type !== schema) {
        return unwrapped(type);
    }
    return schema instanceof z.ZodPipe ? unwrapped(schema.in as z.ZodType) : schema;
}
