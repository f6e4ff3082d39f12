import { isMap, isScalar, isSeq, Scalar, visit, type Document, type Node } from "yaml";
import { CicdError } from "../../../common/errors";
import { parseTemplate, type Piece } from "../environment/template";
import { MissingVariable, replaceVariables, type Lookup } from "../environment/substitute";
import { ServiceEditor } from "./service-editor";

export interface Literals {
    /** Variables that must not be left to the process that calls compose. */
    replaces: (name: string) => boolean;
    lookup: Lookup;
}

/**
 * Writes the chosen variables as literals everywhere in the document, also where a container would take them over by
 * bare name; the others stay variables. Answers those that nothing gives a value to.
 * @throws CicdError ENV_KEY_MISSING when one is required and has no value
 */
export function writeLiterals(document: Document, services: readonly string[], literals: Literals): string[] {
    const unanswered = new Set<string>();
    const isUnanswered = (name: string) => literals.replaces(name) && literals.lookup(name) === undefined;
    answerOrExplain("The compose file", () =>
        visit(document, {
            Scalar(key, node) {
                if (key !== "key" && typeof node.value === "string" && node.value.includes("$")) {
                    requiredNames(parseTemplate(node.value))
                        .filter(isUnanswered)
                        .forEach((name) => unanswered.add(name));
                    replace(node as Scalar<string>, literals);
                }
            },
        }),
    );
    for (const name of services) {
        const taken = passThrough(new ServiceEditor(document, name), literals);
        taken.filter(isUnanswered).forEach((variable) => unanswered.add(variable));
    }
    return [...unanswered];
}

/** Variables that have neither default nor alternative. */
function requiredNames(pieces: readonly Piece[]): string[] {
    return pieces.flatMap((piece) => {
        if (typeof piece === "string") {
            return [];
        }
        return piece.operator === "" ? [piece.name] : requiredNames(piece.argument);
    });
}

/** @throws CicdError ENV_KEY_MISSING naming the file, when it insists on a variable that has no value */
export function answerOrExplain<T>(file: string, answer: () => T): T {
    try {
        return answer();
    } catch (error) {
        throw error instanceof MissingVariable ? missing(file, error) : error;
    }
}

function missing(file: string, error: MissingVariable): CicdError {
    return new CicdError({
        code: "ENV_KEY_MISSING",
        message: `${file} needs the variable ${error.variable}, which has no value${error.reason ? ` (${error.reason})` : ""}.`,
        safe: "The running stack was not touched.",
        hint: `Add ${error.variable} to the stack's environment.`,
    });
}

function replace(node: Scalar<string>, literals: Literals): void {
    const text = replaceVariables(node.value, literals);
    if (text !== node.value) {
        node.value = text;
        // A number or boolean by accident would be refused where compose expects text.
        node.type = node.type === Scalar.PLAIN || node.type === undefined ? Scalar.QUOTE_DOUBLE : node.type;
    }
}

const assignment = (name: string, value: string) => `${name}=${value.replaceAll("$", "$$$$")}`;

/** Answers the names that the service takes over from whoever calls compose. */
function passThrough(service: ServiceEditor, { replaces, lookup }: Literals): string[] {
    const taken = (name: unknown): name is string => typeof name === "string" && replaces(name);
    const written = service.get("environment");
    const bare = Array.isArray(written)
        ? written.filter(taken)
        : Object.entries((written ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
              value === null && taken(name) ? [name] : [],
          );
    if (bare.length === 0) {
        return [];
    }
    const node: Node | undefined = service.node("environment");
    if (isSeq(node)) {
        node.items = node.items.filter(
            (item) => !(isScalar(item) && taken(item.value) && lookup(item.value) === undefined),
        );
        for (const item of node.items) {
            if (isScalar(item) && taken(item.value)) {
                item.value = assignment(item.value, lookup(item.value)!);
            }
        }
    } else if (isMap(node)) {
        node.items = node.items.filter((pair) => {
            const name = isScalar(pair.key) ? pair.key.value : pair.key;
            const bare = pair.value === null || (isScalar(pair.value) && pair.value.value === null);
            if (!bare || !taken(name)) {
                return true;
            }
            const value = lookup(name);
            pair.value = value === undefined ? null : new Scalar(value.replaceAll("$", "$$$$"));
            return value !== undefined;
        });
    }
    return bare;
}
