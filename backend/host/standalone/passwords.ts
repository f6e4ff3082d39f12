import { CicdError } from "../../../common/errors";

const ROUNDS = 10;
const MIN_LENGTH = 8;
/** bcrypt reads no further, so that a longer password would be cut unnoticed. */
const MAX_BYTES = 72;

/** Loaded at the first login: most of the time nobody logs in. */
async function bcrypt() {
    return (await import("bcryptjs")).default;
}

/** @throws CicdError INVALID_INPUT when it is too weak or too long */
export async function hashPassword(password: unknown): Promise<string> {
    if (typeof password !== "string" || !isStrong(password)) {
        throw new CicdError({
            code: "INVALID_INPUT",
            message: "This password is too weak.",
            hint: `Take at least ${MIN_LENGTH} characters, letters and something else among them.`,
        });
    }
    if (Buffer.byteLength(password) > MAX_BYTES) {
        throw new CicdError({
            code: "INVALID_INPUT",
            message: `This password is longer than ${MAX_BYTES} bytes.`,
            hint: "Take a shorter one: what is behind that would not count.",
        });
    }
    return (await bcrypt()).hash(password, ROUNDS);
}

function isStrong(password: string): boolean {
    return password.length >= MIN_LENGTH && /\p{L}/u.test(password) && /\P{L}/u.test(password);
}

/** A hash that fits no password, so that an unknown user takes as long as a wrong password. */
const NOBODY = "$2b$10$C6UzMDM.H6dfI/f/IKcEeO7ZpVnQ1zrGUmEVXcUP8bJqD9gxE2gJm";

export async function passwordMatches(password: unknown, hash: string | undefined): Promise<boolean> {
    if (typeof password !== "string") {
        return false;
    }
    const matches = await (await bcrypt()).compare(password, hash ?? NOBODY);
    return matches && hash !== undefined;
}
