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

const HEADERS = 64 + 56;
const BASE = 0x400000n;

/** A static ELF file of one segment: headers and code, mapped as they lie in the file. */
function executable({ machine }: Processor, code: readonly number[]): Buffer {
    const file = Buffer.alloc(HEADERS + code.length);
    file.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
    file.writeUInt16LE(2, 16);
    file.writeUInt16LE(machine, 18);
    file.writeUInt32LE(1, 20);
    file.writeBigUInt64LE(BASE + BigInt(HEADERS), 24);
    file.writeBigUInt64LE(64n, 32);
    file.writeUInt16LE(64, 52);
    file.writeUInt16LE(56, 54);
    file.writeUInt16LE(1, 56);
    file.writeUInt32LE(1, 64);
    file.writeUInt32LE(5, 68);
    file.writeBigUInt64LE(BASE, 80);
    file.writeBigUInt64LE(BASE, 88);
    file.writeBigUInt64LE(BigInt(file.length), 96);
    file.writeBigUInt64LE(BigInt(file.length), 104);
    file.writeBigUInt64LE(0x10000n, 112);
    file.set(code, HEADERS);
    return file;
}

/** Null for a processor that nobody wrote them for. */
export function tinyPrograms(architecture: string): TinyPrograms | null {
    const processor = Object.hasOwn(PROCESSORS, architecture) ? PROCESSORS[architecture]! : null;
    return (
        processor && {
            pause: executable(processor, processor.pause),
            succeed: executable(processor, processor.succeed),
        }
    );
}
