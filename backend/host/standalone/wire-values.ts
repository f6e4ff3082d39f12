import { CicdError } from "../../../common/errors";

/** Values as they came over the wire, checked. @throws CicdError INVALID_INPUT */
export function text(value: unknown): string {
    if (typeof value !== "string") {
        throw wrongType("a text");
    }
    return value;
}

export function truth(value: unknown): boolean {
    if (typeof value !== "boolean") {
        throw wrongType("true or false");
    }
    return value;
}

function wrongType(expected: string): CicdError {
    return new CicdError({
        code: "INVALID_INPUT",
        message: `One of the values is not ${expected}.`,
        hint: "Reload the page: it may be older or newer than the server.",
    });
}
