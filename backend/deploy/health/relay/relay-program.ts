import { staticExecutable } from "../../tiny-image/static-executable";

interface Processor {
    /** Of the ELF header. */
    machine: number;
    /** Assembled from the source beside this file. */
    code: string;
}

/** By the engine's name for the architecture. */
const PROCESSORS: Readonly<Record<string, Processor>> = {
    x86_64: {
        machine: 0x3e,
        code: [
            "SIHsAEEAAEyNtCQAAQAAMf9MifZqHFoxwA8Fg/gcD4WoAAAAQQ+3PmoBXjHSailYDwVBicSJx0yJ9mocWmoqWA8F99iJw0GI",
            "BmoBX0yJ9moBWmoBWA8Fhdt1cccEJAAAAADHRCQEAQAAAESJZCQIx0QkDAEAAABIiedqAl66IBIKAGoHWA8FhcB+QWaDfCQG",
            "AHQKMf9EieXoFQAAAGaDfCQOAHTSRInnagFd6AIAAADrxUyJ9roAQAAAMcAPBYXAfgqJwonvagFYDwXDMf9qPFgPBQ==",
        ].join(""),
    },
    aarch64: {
        machine: 0xb7,
        code: [
            "/xNA0f8DBNH2AwSRAACA0uEDFqqCA4DS6AeA0gEAANQfcABxYQcAVMACQHkhAIDSAgCA0sgYgNIBAADU8wMAKuEDFqqCA4DS",
            "aBmA0gEAANT0AwBL1AIAOSAAgNLhAxaqIgCA0ggIgNIBAADUNAUANSEAgFL/AwC54QcAufMLALnhDwC5gVKA0uELAPn/DwD5",
            "4AMAkUEAgNLiQwCRAwCA0gQAgNIoCYDSAQAA1B8AAHENAwBU4Q9AeYEAADQAAIBS9QMTKgcAAJThH0B5wf3/NOADEyo1AIBS",
            "AgAAlOr//xfhAxaqAgCI0ugHgNIBAADUHwAAce0AAFTiAwCq4AMVKuEDFqoICIDSAQAA1MADX9YAAIDSqAuA0gEAANQ=",
        ].join(""),
    },
};

/**
 * A program without any file or library: it reads an address (28 bytes, as connect(2) takes it) from its input,
 * connects, answers one byte (0, or why it could not: errno), and from then on passes on what comes from either side,
 * until one of them ends. Null for a processor that nobody wrote it for.
 */
export function relayProgram(architecture: string): Buffer | null {
    const processor = Object.hasOwn(PROCESSORS, architecture) ? PROCESSORS[architecture]! : null;
    return processor && staticExecutable(processor.machine, Buffer.from(processor.code, "base64"));
}
