import { staticExecutable } from "../../tiny-image/static-executable";

/** One program that sleeps for ever and one that ends well at once, for a processor. */
export interface TinyPrograms {
    pause: Buffer;
    succeed: Buffer;
}

interface Processor {
    /** Of the ELF header. */
    machine: number;
    pause: readonly number[];
    succeed: readonly number[];
}

const words = (...codes: number[]) => codes.flatMap((code) => [...Buffer.from(Uint32Array.of(code).buffer)]);

/** By the engine's name for the architecture. Both only make system calls: they need no library and no file. */
const PROCESSORS: Readonly<Record<string, Processor>> = {
    x86_64: {
        machine: 0x3e,
        // mov eax, 34 (pause); syscall; jmp to the start
        pause: [0xb8, 0x22, 0, 0, 0, 0x0f, 0x05, 0xeb, 0xf7],
        // xor edi, edi; mov eax, 60 (exit); syscall
        succeed: [0x31, 0xff, 0xb8, 0x3c, 0, 0, 0, 0x0f, 0x05],
    },
    aarch64: {
        machine: 0xb7,
        // mov x0…x3, 0; mov x8, 73 (ppoll, of nothing, without end); svc 0; b to the start
        pause: words(0xd2800000, 0xd2800001, 0xd2800002, 0xd2800003, 0xd2800928, 0xd4000001, 0x17fffffa),
        // mov x0, 0; mov x8, 93 (exit); svc 0
        succeed: words(0xd2800000, 0xd2800ba8, 0xd4000001),
    },
};

/** Null for a processor that nobody wrote them for. */
export function tinyPrograms(architecture: string): TinyPrograms | null {
    const processor = Object.hasOwn(PROCESSORS, architecture) ? PROCESSORS[architecture]! : null;
    return (
        processor && {
            pause: staticExecutable(processor.machine, processor.pause),
            succeed: staticExecutable(processor.machine, processor.succeed),
        }
    );
}
